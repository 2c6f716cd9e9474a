bool hot(decimal points) => points > 42;
bool at_night(DateTimeOffset at) => at.Hour > 20;
bool evening(TimeOnly at) => at.Hour > 20;
