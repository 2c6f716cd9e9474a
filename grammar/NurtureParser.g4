// The forms of a .nurture file. Rules whose names end in Item, with `declaration` and `step`, are where the parser goes on after
// a mistake. INVARIANT: a rule calls itself only through a bracket, so that the depth of brackets bounds the depth of parsing.
parser grammar NurtureParser;

options { tokenVocab = NurtureLexer; }

file : declaration* EOF ;

declaration
    : importDeclaration | campaign | calendar | enumDeclaration | contact | eventDeclaration | persona | segment | account
    | functionDeclaration | score | grade | stages | handoff | asset | message | channel | topic | policy | sequence
    | program | goal | guarantee | test
    ;

// ---- names ----
name
    : Name | ACCOUNT | AGAIN | AGO | ALERT | ALWAYS | ANCHOR | ANNIVERSARY | ANOTHER | ANSWERED | ASKS | ASSET | AVERAGE | BEST
    | BETWEEN | BODY | BUSINESS | CALENDAR | CAMPAIGN | CAP | CHANNEL | CHOOSE | CLOSED | CONSENT | CONTACT | CONTACTS | CONTAINS
    | CONTINUE | COUNT | CSHARP | DUE | EACH | ENDS | ENTER | ENUM | EVENT | EXCEPT | EXIT | EXPECT | EXPIRES | FIRST
    | FUNCTION | GOAL | GRADE | GROUP | GUARANTEE | HALVES | HANDOFF | HOLDOUT | IGNORE | IMPORT | INSIDE | KIND | LAST | LEAST
    | MEDIAN | MESSAGE | MOST | MOVE | NEVER | NEXT | OFFERS | OLDER | ONCE | ONE | OPEN | OPTIN | OPTOUT | OVER | PATH | PAUSE
    | PERSONA | POLICY | PRIORITY | PROGRAM | QUIET | RATE | REASSIGN | REPEAT | RESET | RESPOND | RESTART | SALT | SCORE | SEGMENT
    | SEND | SEQUENCE | SET | SIDE | SKIP_ | SPLIT | SPREAD | STAGE | STAGES | START | STARTS | STEP | STREAM | SUBJECT | SUPPRESS
    | TASK | TEST | TEXT | THAN | THE | TIE | TIME | TIMES | TIMEZONE | TOPIC | TRANSACTIONAL | URL | WAIT | WAITS | WEBHOOK
    | WINDOW | WINNER | WITHDRAW | WITHOUT | WORD | WORKING
    ;
// Any word at all: where a colon, a dot or the list around it leaves no doubt.
word
    : name | Unit | Weekday | KNOWN | UNKNOWN | AFTER | AND | ANY | AT | BEFORE | BY | CAPPED | CASE | ELSE | ENTERING | EVERY
    | ENTERS | EXHAUSTED | FALSE | FINAL | FOR | FROM | IF | IN | IS | LATE | NO | NoValue | NOT | OF | ON | OR | OTHERWISE | OWNED | PER
    | REFUSED | THEN | TIMEOUT | TO | TRUE | UNTIL | UP | WHEN | WHERE | WHILE | WITH | WITHIN | YES
    ;
names    : name ( Comma name )* ;
words    : ( word Comma? )* ;
namePath : name ( Dot word )* ;

// ---- campaign, calendar, schema ----
importDeclaration : IMPORT String ;
campaign     : CAMPAIGN name String? ( OpenBrace campaignItem* CloseBrace )? ;
campaignItem : TIMEZONE String | CALENDAR name ;
calendar     : CALENDAR name OpenBrace calendarItem* CloseBrace ;
calendarItem : OPEN weeklyHours | CLOSED Date ( Comma Date )* | TIMEZONE String ;
weeklyHours  : dayRange ( Comma dayRange )* timeRange ( Comma timeRange )* ;
dayRange     : first=Weekday ( Minus last=Weekday )? ;
timeRange    : start=Clock Minus end=Clock ;

enumDeclaration  : ENUM name OpenBrace words CloseBrace ;
contact          : CONTACT OpenBrace fieldItem* CloseBrace ;
eventDeclaration : EVENT name ( OpenBrace fieldItem* CloseBrace )? ;
fieldItem        : word Colon type Comma? ;
type             : ( SET OF elementType | elementType ) Question? ;
elementType      : ONE OF OpenParen words CloseParen | name ;

// ---- people ----
persona   : PERSONA name String? ( WHEN expression | OTHERWISE ) ;
segment   : SEGMENT name String? Equal expression ;
account   : ACCOUNT name BY expression OpenBrace rollUpItem* CloseBrace ;
rollUpItem : target=name Equal function=name OF ( CONTACTS ( WHERE expression )? | expression ( Comma BEST OF Number )? ) ;
functionDeclaration
    : FUNCTION name OpenParen ( parameter ( Comma parameter )* )? CloseParen Colon type Equal ( CSHARP String | expression ) ;
parameter : word Colon type ;

// ---- score, grade ----
score       : SCORE name String? scoreRange? ( Equal expression | OpenBrace scoreItem* CloseBrace ) ;
scoreRange  : low=signedNumber DotDot high=signedNumber ;
signedNumber : Minus? Number ;
scoreItem   : decay | pointRule | scoreGroup | scoreReset ;
decay       : HalfLife duration | HALVES EVERY interval | EXPIRES AFTER duration ;
pointRule   : sign=( Plus | Minus | RulePlus | RuleMinus ) Number pointTrigger ( limit | ruleDecay )* ;
ruleDecay   : HALVES EVERY interval | EXPIRES AFTER duration ;
pointTrigger
    : ON eventFilter
    | WHEN expression
    | EVERY interval ( WITHOUT eventFilter )? ( WHEN expression )?
    ;
limit       : AT MOST Number ( PER period )? | ONCE ( PER ( period | namePath ( PER period )? ) )? ;
scoreGroup  : GROUP name AT MOST Number OpenBrace scoreItem* CloseBrace ;
scoreReset  : RESET ( WHEN expression | ON eventFilter ) ;
grade       : GRADE name String? Equal gradeArm ( Comma gradeArm )* ;
gradeArm    : name ( WHEN expression | OTHERWISE ) ;

// ---- stages, hand-off ----
stages      : STAGES name OpenBrace stagesItem* CloseBrace ;
stagesItem  : PATH stage ( Comma stage )* | SIDE stage ( Comma stage )* | stageMove ;
stage       : name String? ( OWNED BY name )? FINAL? ;
stageMove   : BEFORE? source=name Arrow target=name moveTrigger ;
moveTrigger
    : WHEN expression ( UNTIL expression )?
    | ON eventFilter
    | AFTER duration ( WITHOUT eventFilter )?
    ;
handoff        : HANDOFF label=name? TO owner=name handoffTrigger OpenBrace handoffItem* CloseBrace ;
handoffTrigger : AT name | ON eventFilter ( WHEN expression )? ;
handoffItem    : RESPOND BY eventFilter WITHIN duration | LATE ( BY duration )? block | AFTER duration block | stepBody ;

// ---- content ----
channel     : CHANNEL name String? ;
topic       : TOPIC name String? ;
asset       : ASSET name String? OpenBrace assetItem* CloseBrace ;
assetItem   : KIND name | URL String | FOR personas=names? ( IN stageNames=names )? | ASKS names ( AT MOST Number )? ;
message     : MESSAGE name TRANSACTIONAL? OpenBrace messageItem* CloseBrace ;
messageItem
    : CHANNEL name | TOPIC name | FROM expression | SUBJECT String | BODY String | TEXT String | OFFERS names ;

// ---- policy ----
policy      : POLICY OpenBrace policyItem* CloseBrace ;
policyItem
    : CONSENT names
    | QUIET timeRange ( FOR names )?
    | capRule
    | SUPPRESS WHEN expression ( EXCEPT names )?
    | ( OPTOUT | OPTIN ) ON eventFilter
    | PRIORITY name ( Greater name )*
    | TIMEZONE name ( Comma ELSE name )*
    | CoolOff duration AFTER eventFilter
    | holdout
    ;
capRule     : CAP capLimit ( Comma capLimit )* capSuffix* ;
capLimit    : Number name PER period ;
capSuffix   : ELSE capped | FOR name | ON TOPIC name ;
capped      : WAIT UP TO duration | SKIP_ ;
holdout     : HOLDOUT percent ( SALT String )? ;

// ---- goals, guarantees, tests ----
goal        : GOAL name goalMeasure comparison goalTarget ( WITHIN duration )? ;
goalMeasure
    : RATE OF eventFilter PER name
    | HANDOFF name? ANSWERED WITHIN duration
    | statistic=( MEDIAN | AVERAGE ) TIME source=name Arrow target=name
    | source=name Arrow target=name
    ;
goalTarget  : percent | duration | Number | Money ;
guarantee   : GUARANTEE name claim ;
claim
    : AT MOST Number name IN ANY duration
    | NEVER name ( AFTER eventFilter | WHILE expression )
    | name WITHIN duration OF ( ENTERING target=name | eventFilter )
    ;
test        : TEST String OpenBrace testItem* CloseBrace ;
testItem
    : CONTACT name? record
    | AT moment happening??
    | ( AFTER | LineAfter ) duration happening??
    | EXPECT expectation
    | WITH testVariant+ EXPECT expectation ( Comma expectation )*
    ;
// INVARIANT: what may be left out is left out where the words could also begin the next line: `expect` and `contact` are names too.
// An `after` that starts a line of a test starts a line of it.
testVariant : name? record ;
happening   : first=name second=name?? record? ;
expectation : expected ( BEFORE later=expected )? expectationTail* | expression expectationTail* ;
expected    : expectedCount? what=occurrence ( value=name?? | String ) ;
occurrence  : name | EXHAUSTED ;
expectedCount : NO | Number | AT MOST Number | AT LEAST Number ;
expectationTail : WITHIN duration | AFTER ( duration | that=name ) | FOR who=name | TO String | IN place=name ;
record      : OpenBrace recordItem* CloseBrace ;
recordItem  : word Colon expression Comma? ;

// ---- sequences and programs ----
sequence     : SEQUENCE name String? sequenceHead* OpenBrace sequenceItem* CloseBrace ;
program      : PROGRAM name String? sequenceHead* OpenBrace sequenceItem* CloseBrace ;
sequenceHead : PRIORITY Number | PER namePath ;
sequenceItem
    : enterRule | exitRule | sequenceGoal | ONCE PER namePath | again | PER namePath | FOR expression
    | WHILE INSIDE ( IGNORE | RESTART | ANOTHER ) | anchor | IF LATE lateChoice | IF CAPPED capped | IF REFUSED ( CONTINUE | EXIT )
    | WINDOW ( weeklyHours | name ) | holdout | SPREAD OVER duration | AT MOST Number CONTACTS PER period | track | whenExhausted
    | stream | START IN name ( WHEN expression )? | MOVE TO name ( WHEN expression | ON eventFilter ) | PAUSE WHILE expression
    | stepBody
    ;
enterRule
    : ENTER ON eventFilter notOlder?
    | ENTER WHEN expression notOlder?
    | ENTER EVERY cadence ( WHEN expression )?
    | ENTER AT moment ( WHEN expression )?
    ;
notOlder     : NOT OLDER THAN duration ;
exitRule     : EXIT ( ON eventFilter | WHEN expression ) ;
sequenceGoal : GOAL ( ON eventFilter | WHEN? expression ) ( WITHIN duration )? ;
again        : AGAIN ( ALWAYS | AFTER duration ( AT MOST Number TIMES )? ) ;
anchor       : ANCHOR namePath ( EVERY Unit )? businessDays? ( IF LATE lateChoice )? ;
businessDays : ON BUSINESS Unit ( ELSE THE WORKING Unit ( BEFORE | AFTER ) )? ;
lateChoice   : SKIP_ | SEND ;
track        : ( duration side=( BEFORE | AFTER ) | ON THE Unit ) ( AT Clock )? ( IF LATE lateChoice )? block ;
whenExhausted : WHEN EXHAUSTED ( block | stepBody ) ;
stream       : STREAM name EVERY cadence OpenBrace ( name Comma? )* CloseBrace ;
cadence      : interval ( ON Weekday ( Comma Weekday )* )? ( AT Clock )? ( FROM Date )? ;

// ---- steps ----
block : OpenBrace step* CloseBrace ;
step  : stepBody ;
stepBody : ( STEP name Colon )? plainStep ;
plainStep
    : SEND sendChoice ( ELSE sendChoice )* ( WITHIN name )?                       # sendStep
    | WAIT waitBody                                                               # waitStep
    | IF expression block ( ELSE IF expression block )* ( ELSE final=block )?     # ifStep
    | CHOOSE ( WHEN expression block )+ ( OTHERWISE final=block )?                # chooseWhenStep
    | CHOOSE expression OpenBrace chooseItem* CloseBrace                          # chooseStep
    | SPLIT name OpenBrace splitItem* CloseBrace splitWinner?                     # splitStep
    | REPEAT EVERY interval ( UP TO Number TIMES )? ( UNTIL expression )? block   # repeatStep
    | TASK String TO expression ( WITH expressions )? ( DUE WITHIN duration )?    # taskStep
    | ALERT String TO expression                                                  # alertStep
    | REASSIGN TO expression                                                      # reassignStep
    | SET name Equal expression                                                   # setStep
    | WEBHOOK name ( WITH expressions )?                                          # webhookStep
    | WITHDRAW name ( TOPIC topicName=name )?                                     # withdrawStep
    | START name                                                                  # startStep
    | EXIT                                                                        # exitStep
    ;
sendChoice : NEXT OF OpenParen names CloseParen | name ;
waitBody
    : UNTIL NEXT Weekday Clock?                                                   # waitWeekday
    | UNTIL expression ( AT Clock )?                                              # waitUntil
    | FOR FIRST ( UP TO duration )? OpenBrace waitFirstItem* CloseBrace           # waitFirst
    | FOR subject=expression ( WHERE filter=expression )? ( UP TO duration )? ( OpenBrace waitItem* CloseBrace )?  # waitFor
    | expression                                                                  # waitPlain
    ;
waitFirstItem : TIMEOUT block | eventFilter block ;
waitItem      : THEN block | TIMEOUT block ;
chooseItem    : OTHERWISE block | chooseCase ( Comma chooseCase )* block ;
chooseCase    : word | String | Number | Money ;
splitItem     : percent name ( block | WAITS FOR THE WINNER ) ;
splitWinner   : WINNER BY eventFilter AFTER duration ( AT LEAST Number EACH )? ( TIE name )? ;

// ---- times ----
duration : Number Unit ( OF name Unit )? ;
interval : Number? Unit ;
period   : CALENDAR? Number? Unit ;
moment   : Date Clock? | Instant ;
percent  : Number Percent ;

// ---- conditions and values ----
eventFilter    : name ( WHERE expression )? ;
expressions    : expression ( Comma expression )* ;
expression     : caseExpression | orExpression ;
caseExpression : CASE caseArm ( Comma caseArm )* ( Comma? OTHERWISE orExpression )? ;
caseArm        : test_=orExpression Arrow result=orExpression ;
orExpression   : andExpression ( OR andExpression )* ;
andExpression  : notExpression ( AND notExpression )* ;
notExpression  : NOT* condition ;
condition      : ( IS NOT? name | additive ( conditionTail window? )? ) ( FOR duration )? ;
bareCondition  : IS NOT? name | additive conditionTail? ;
conditionTail
    : comparison additive                                                         # compareTail
    | IS NOT? ( KNOWN | UNKNOWN )                                                 # knownTail
    | IS NOT? caseName                                                            # isTail
    | ENTERS caseName                                                             # entersTail
    | NOT? IN OpenParen expressions CloseParen                                    # inTail
    | BETWEEN additive AND additive                                               # betweenTail
    | NOT? ( CONTAINS WORD? | STARTS WITH | ENDS WITH ) matchValue                # matchTail
    | NOT? ( CONTAINS | STARTS WITH | ENDS WITH ) ANY WORD? OpenParen expressions CloseParen   # matchAnyTail
    ;
caseName       : name | Unit | Weekday ;
matchValue     : String | pathName ( Dot word )* ;
comparison     : Equal | NotEqual | Less | LessEqual | Greater | GreaterEqual ;
window         : IN LAST duration | FROM Number Unit? TO Number Unit AGO ;
additive       : multiplicative ( ( Plus | Minus ) multiplicative )* ;
multiplicative : unary ( ( Star | Slash ) unary )* ;
unary          : Minus? ( percent ( OF postfix )? | postfix ) ;
postfix        : primary ( Dot word )* ;
primary
    : OpenParen expressions? CloseParen                                           # listPrimary
    | String                                                                      # stringPrimary
    | duration                                                                    # durationPrimary
    | Number                                                                      # numberPrimary
    | Money                                                                       # moneyPrimary
    | moment                                                                      # momentPrimary
    | Clock                                                                       # clockPrimary
    | ( TRUE | YES | FALSE | NoValue )                                            # yesNoPrimary
    | STAGE OF name                                                               # stagePrimary
    | COUNT OF CONTACTS ( WHERE contactsOr )?                                     # contactsPrimary
    | ANNIVERSARY OF namePath WITHIN duration                                     # anniversaryPrimary
    | NEXT OF OpenParen expressions CloseParen                                    # nextPrimary
    | quantifier=( NO | ANY ) aggregateSource window?                             # absencePrimary
    | pathName OpenParen ( callArgument ( Comma callArgument )* )? CloseParen window?   # callPrimary
    | pathName                                                                    # namePrimary
    ;
// What an account's contacts are counted by: rules of its own, so that the comparison after it is in doubt here only.
contactsOr      : contactsAnd ( OR contactsAnd )* ;
contactsAnd     : contactsNot ( AND contactsNot )* ;
contactsNot     : NOT* bareCondition ;
pathName        : name | Unit | Weekday | KNOWN | UNKNOWN | BY | FROM ;
aggregateSource : OpenParen callArgument CloseParen | SEND OF sentMessages | name ( WHERE bareCondition )? ;
callArgument    : SEND OF sentMessages | expression ( WHERE expression )? ;
sentMessages    : name | OpenParen names CloseParen ;

// A `{token}` of a text, read on its own.
textToken : expression EOF ;
