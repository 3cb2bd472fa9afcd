package id.fineclean.bot.content;

/// A value with the line it stands on, for checks that reading alone cannot make.
///
/// @param line counted from 1
public record Located<T>(T value, int line) {}
