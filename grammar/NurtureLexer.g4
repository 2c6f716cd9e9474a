// The tokens of a .nurture file. Words are one rule: which of them the language knows, and where, is the table in
// src/NurtureLang.Syntax/Keywords, whose words are given the types declared here before the parser sees them.
lexer grammar NurtureLexer;

// INVARIANT: a type declared here whose name is upper case, without a trailing underscore, in lower case is its word.
tokens {
    ACCOUNT, AFTER, AGAIN, AGO, ALERT, ALWAYS, ANCHOR, AND, ANNIVERSARY, ANOTHER, ANSWERED, ANY, ASKS, ASSET, AT, AVERAGE,
    BEFORE, BEST, BETWEEN, BODY, BUSINESS, BY,
    CALENDAR, CAMPAIGN, CAP, CAPPED, CASE, CHANNEL, CHOOSE, CLOSED, CONSENT, CONTACT, CONTACTS, CONTAINS, CONTINUE, COUNT, CSHARP,
    DUE,
    EACH, ELSE, ENDS, ENTER, ENTERING, ENTERS, ENUM, EVENT, EVERY, EXCEPT, EXHAUSTED, EXIT, EXPECT, EXPIRES,
    FALSE, FINAL, FIRST, FOR, FROM, FUNCTION,
    GOAL, GRADE, GROUP, GUARANTEE,
    HALVES, HANDOFF, HOLDOUT,
    IF, IGNORE, IMPORT, IN, INSIDE, IS,
    KIND, KNOWN,
    LAST, LATE, LEAST,
    MEDIAN, MESSAGE, MOST, MOVE,
    NEVER, NEXT, NO, NOT,
    OF, OFFERS, OLDER, ON, ONCE, ONE, OPEN, OPTIN, OPTOUT, OR, OTHERWISE, OVER, OWNED,
    PATH, PAUSE, PER, PERSONA, POLICY, PRIORITY, PROGRAM,
    QUIET,
    RATE, REASSIGN, REFUSED, REPEAT, RESET, RESPOND, RESTART,
    SALT, SCORE, SEGMENT, SEND, SEQUENCE, SET, SIDE, SKIP_, SPLIT, SPREAD, STAGE, STAGES, START, STARTS, STEP, STREAM, SUBJECT, SUPPRESS,
    TASK, TEST, TEXT, THAN, THE, THEN, TIE, TIME, TIMEOUT, TIMES, TIMEZONE, TO, TOPIC, TRANSACTIONAL, TRUE,
    UNKNOWN, UNTIL, UP, URL,
    WAIT, WAITS, WEBHOOK, WHEN, WHERE, WHILE, WINDOW, WINNER, WITH, WITHDRAW, WITHIN, WITHOUT, WORD,
    WORKING,
    YES,
    // day, days, hour ... and mon, tuesday ...: one type each.
    Unit, Weekday,
    // `no` where it is a value and not the absence of something; `+` and `-` where they start a score rule.
    NoValue, RulePlus, RuleMinus, LineAfter
}

// ---- between the tokens ----
LineEnd      : '\r\n' | '\n' | '\r' ;
Blank        : [ \t\u000B\u000C\u0085\u00A0\u2000-\u200B\u2028\u2029\u202F\u3000\uFEFF]+ ;
Comment      : '//' ~[\r\n]* ;
HashComment  : '#' ~[\r\n]* ;
BlockComment : '/*' .*? ('*/' | EOF) ;

// ---- texts; a token in braces may hold texts of its own ----
String       : '"' ( '\\' ~[\r\n] | '{' ( ~["{}\r\n] | Inner )* '}' | ~["\\{\r\n] )* '"' ;
BrokenString : '"' ( '\\' ~[\r\n] | ~["\\\r\n] )* '"' ;
OpenString   : '"' ( '\\' ~[\r\n] | ~["\\\r\n] )* ;
CurlyString  : SingleQuote ~['\u2018\u2019"\r\n]* SingleQuote
             | Curly ( ~["\u201C\u201D\u201E{\r\n] | '{' ( ~["\u201C\u201D\u201E{}\r\n] | CurlyInner )* '}' )* ( Curly | '"' ) ;
fragment Inner      : '"' ( '\\' ~[\r\n] | ~["\\\r\n] )* '"' ;
fragment CurlyInner : ( Curly | '"' ) ~["\u201C\u201D\u201E{}\r\n]* ( Curly | '"' ) ;
fragment SingleQuote : ['\u2018\u2019] ;
fragment Curly      : [\u201C\u201D\u201E] ;

// ---- values ----
Instant : Day 'T' Digit Digit ':' Digit Digit ( ':' Digit Digit ( '.' Digit+ )? )? ( 'Z' | [+\-] Digit Digit ':' Digit Digit ) ;
Date    : Day ;
Clock   : Digit Digit? ':' Digit Digit ( ':' Digit Digit )? ;
Money   : [A-Z] [A-Z] [A-Z] [ \t]+ Digit+ ( '.' Digit+ )? ;
Number  : Digit+ ( '.' Digit+ )? ;
fragment Day   : Digit Digit Digit Digit '-' Digit Digit '-' Digit Digit ;
fragment Digit : [0-9] ;

// ---- words ----
HalfLife : 'half-life' ;
CoolOff  : 'cool-off' ;
Name     : [\p{L}_] [\p{L}\p{M}\p{Nd}_]* ;

// ---- signs ----
Arrow        : '->' ;
DotDot       : '..' ;
LessEqual    : '<=' ;
GreaterEqual : '>=' ;
NotEqual     : '!=' ;
Less         : '<' ;
Greater      : '>' ;
Equal        : '=' ;
Plus         : '+' ;
Minus        : '-' ;
Star         : '*' ;
Slash        : '/' ;
Percent      : '%' ;
Colon        : ':' ;
Comma        : ',' ;
Dot          : '.' ;
Question     : '?' ;
OpenParen    : '(' ;
CloseParen   : ')' ;
OpenBrace    : '{' ;
CloseBrace   : '}' ;

// Signs of other languages: read as the one that is meant, with a diagnostic that mends it.
Foreign : '===' | '==' | '=>' | '=<' | '<>' | '!==' | '&&' | '||' | '!' | ';' | '\u2265' | '\u2264' | '\u2260' | '\u2192'
        | '\u2012' | '\u2013' | '\u2014' | '\u2212' ;
Unknown_ : . ;
