package id.fineclean.bot.company;

/// What an address or a place name says about where it is.
public sealed interface AreaMatch {
  /// @param name the name that was recognised, as the owner wrote it
  record Served(Area area, String name) implements AreaMatch {}

  /// A place known to be elsewhere.
  record NotServed(String name) implements AreaMatch {}

  /// No name was recognised: ask for the city or district.
  record Unknown() implements AreaMatch {}
}
