package id.fineclean.bot.company;

import java.time.ZoneId;
import java.util.List;

/// A part of the country that is served.
///
/// @param id the name used in the owner's files and in the database
/// @param name as customers read it, the same in both languages
/// @param surcharge rupiah added to every booking there, 0 for none
/// @param cities names of cities and regencies that mean this area, with other spellings
/// @param districts names of districts and quarters, which other cities may have as well
public record Area(
    String id,
    String name,
    ZoneId zone,
    long surcharge,
    List<String> cities,
    List<String> districts) {
  public Area {
    cities = List.copyOf(cities);
    districts = List.copyOf(districts);
    if (cities.isEmpty() && districts.isEmpty()) {
      throw new IllegalArgumentException("give at least one name under cities or districts");
    }
  }
}
