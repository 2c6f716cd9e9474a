parser grammar NurtureParser;
options { tokenVocab = NurtureLexer; }
file: Word* EOF;
