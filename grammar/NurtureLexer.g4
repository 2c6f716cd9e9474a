lexer grammar NurtureLexer;
Word: [a-zA-Z_]+;
Other: . -> channel(HIDDEN);
