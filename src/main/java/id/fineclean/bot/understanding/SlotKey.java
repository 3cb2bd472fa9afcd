package id.fineclean.bot.understanding;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// What a message can say besides its intent. The lower-case name is the key in JSON.
public enum SlotKey {
  DATE(LocalDate.class),
  TIME_START(LocalTime.class),
  TIME_END(LocalTime.class),
  /// Hours, halves allowed.
  DURATION_HOURS(Double.class),
  /// A service id of `catalogue.yaml`.
  SERVICE(String.class),
  ROOMS(Integer.class),
  BATHROOMS(Integer.class),
  FLOORS(Integer.class),
  AREA_M2(Integer.class),
  /// How many of the thing to be cleaned: sofa seats, mattresses, air conditioners.
  UNITS(Integer.class),
  CLEANERS(Integer.class),
  /// One of house, apartment, boarding_room, office, shop.
  PROPERTY(String.class),
  NAME(String.class),
  /// E.164, such as +6281234567890.
  PHONE(String.class),
  EMAIL(String.class),
  /// The whole address as written.
  ADDRESS(String.class),
  POSTAL_CODE(String.class),
  /// Rupiah.
  BUDGET_IDR(Long.class),
  /// `FC-` and six characters, slips of typing repaired.
  BOOKING_CODE(String.class),
  /// One of morning, midday, afternoon, evening, where no clock time is said.
  DAY_PART(String.class),
  /// A date the customer does not want ("jangan Sabtu").
  REJECTED_DATE(LocalDate.class),
  /// The first day of a week or longer stretch in which no single day was said ("minggu depan",
  /// "akhir pekan").
  DATE_FROM(LocalDate.class),
  /// The last day that would do ("sebelum tgl 28", "paling lambat Jumat").
  DATE_UNTIL(LocalDate.class),
  /// A day that no calendar has, as written ("31 November").
  NO_SUCH_DATE(String.class),
  /// The other day that the same words mean: "Kamis 25 November", when that is a Wednesday.
  OTHER_DATE(LocalDate.class),
  /// A day that would do as well as the date ("Senin atau Kamis").
  EITHER_DATE(LocalDate.class),
  /// A day that is wanted besides the date ("besok dan lusa").
  FURTHER_DATE(LocalDate.class),
  /// How often, as written ("tiap 2 minggu").
  REPEAT(String.class),
  /// The zone a time was said in: WIB, WITA or WIT.
  TIME_ZONE(String.class);

  private static final Set<SlotKey> INTERNAL = EnumSet.range(DAY_PART, TIME_ZONE);

  private final Class<?> type;

  SlotKey(Class<?> type) {
    this.type = type;
  }

  /// The key in JSON and on command lines.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether only the bot's flows look at it: not printed by `understand`, nor measured.
  public boolean isInternal() {
    return INTERNAL.contains(this);
  }

  /// Whether it says who or where somebody is.
  public boolean isPersonal() {
    return switch (this) {
      case NAME, PHONE, EMAIL, ADDRESS, POSTAL_CODE, BOOKING_CODE -> true;
      case DATE,
          TIME_START,
          TIME_END,
          DURATION_HOURS,
          SERVICE,
          ROOMS,
          BATHROOMS,
          FLOORS,
          AREA_M2,
          UNITS,
          CLEANERS,
          PROPERTY,
          BUDGET_IDR,
          DAY_PART,
          REJECTED_DATE,
          DATE_FROM,
          DATE_UNTIL,
          NO_SUCH_DATE,
          OTHER_DATE,
          EITHER_DATE,
          FURTHER_DATE,
          REPEAT,
          TIME_ZONE ->
          false;
    };
  }

  /// The class of the slot's value.
  public Class<?> type() {
    return type;
  }
}
