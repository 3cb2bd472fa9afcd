package id.fineclean.bot.booking;

/// What a service's size is counted in.
public enum Unit {
  HOUR,
  ROOM,
  M2,
  /// Seats of a sofa, mattresses, air conditioners: the service's unit name says which.
  UNIT
}
