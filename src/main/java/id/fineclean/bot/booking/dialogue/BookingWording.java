package id.fineclean.bot.booking.dialogue;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import id.fineclean.bot.booking.Job;
import id.fineclean.bot.booking.Ledger;
import id.fineclean.bot.booking.Order;
import id.fineclean.bot.booking.PriceLine;
import id.fineclean.bot.booking.Service;
import id.fineclean.bot.booking.SizeCheck;
import id.fineclean.bot.booking.WhyNot;
import id.fineclean.bot.company.Area;
import id.fineclean.bot.company.BusinessTime;
import id.fineclean.bot.company.Hours;
import id.fineclean.bot.company.Rupiah;
import id.fineclean.bot.conversation.Turn;
import id.fineclean.bot.understanding.Bilingual;
import id.fineclean.bot.understanding.Language;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Puts what the booking dialogues know into the customer's language.
final class BookingWording {
  private static final String AND = " + ";

  private BookingWording() {}

  /// Why a time or a day cannot be had.
  static String why(Turn turn, WhyNot why) {
    return switch (why) {
      case WhyNot.AreaNotServed gone -> turn.text("booking.why_area");
      case WhyNot.NoCrew noCrew -> turn.text("booking.why_no_crew");
      case WhyNot.Past past -> turn.text("booking.why_past");
      case WhyNot.TooFar far -> turn.text("booking.why_too_far", "last", date(turn, far.last()));
      case WhyNot.Closed closed ->
          turn.text(
              "booking.why_closed",
              "day",
              closed.day().getDisplayName(TextStyle.FULL, locale(turn)));
      case WhyNot.OnHoliday off ->
          turn.text("booking.why_holiday", "holiday", off.holiday().name().in(turn.language()));
      case WhyNot.OutsideHours outside ->
          turn.text("booking.why_outside", "hours", hours(turn, outside.hours()));
      case WhyNot.TooLate late ->
          turn.text(
              "booking.why_too_late",
              "latest",
              time(turn, late.latest()),
              "hours",
              hours(turn, late.hours()));
      case WhyNot.TooLong tooLong -> turn.text("booking.why_too_long");
      case WhyNot.TooSoon soon ->
          turn.text(
              "booking.why_too_soon",
              "earliest",
              BusinessTime.dateTime(soon.earliest(), turn.language()));
      case WhyNot.OffGrid offGrid -> turn.text("booking.why_off_grid");
      case WhyNot.Full full -> turn.text("booking.why_full");
    };
  }

  static String date(Turn turn, LocalDate date) {
    return BusinessTime.date(date, turn.language());
  }

  static String time(Turn turn, LocalTime time) {
    return BusinessTime.time(time, turn.language());
  }

  static String hours(Turn turn, Hours hours) {
    return time(turn, hours.from()) + "–" + time(turn, hours.to());
  }

  /// "General cleaning, 3 jam"; a survey has no size.
  static String service(Turn turn, Service service, int size) {
    String name = service.name().in(turn.language());
    return service
        .sizing()
        .map(sizing -> name + ", " + count(turn, size, sizing.unitName()))
        .orElse(name);
  }

  /// "Cuci sofa, 3 dudukan + Cuci kasur, 2 kasur".
  static String order(Turn turn, Shop shop, Order order) {
    return order.lines().stream()
        .map(
            line ->
                shop.service(line.service())
                    .map(service -> service(turn, service, line))
                    .orElse(line.service()))
        .collect(Collectors.joining(AND));
  }

  private static String service(Turn turn, Service service, Order.Line line) {
    return service(turn, service, line.size()) + addOns(turn, service, line.addOns());
  }

  private static String addOns(Turn turn, Service service, List<String> addOns) {
    return addOns.stream()
        .flatMap(id -> service.addOn(id).stream())
        .map(addOn -> ", " + addOn.name().in(turn.language()))
        .collect(Collectors.joining());
  }

  /// As far as the sizes are known.
  static String lines(Turn turn, Shop shop, List<Draft.Line> lines) {
    return lines.stream()
        .flatMap(
            line ->
                shop
                    .service(line.service())
                    .map(
                        service ->
                            line.size()
                                    .map(size -> service(turn, service, size))
                                    .orElseGet(() -> service.name().in(turn.language()))
                                + addOns(turn, service, line.addOns()))
                    .stream())
        .collect(Collectors.joining(AND));
  }

  /// A line with what the crew is told; empty where that is nothing.
  static String notes(Turn turn, List<String> notes) {
    return notes.isEmpty()
        ? ""
        : "\n" + turn.text("booking.notes", "notes", String.join("; ", notes));
  }

  /// Why a service is not done in a size.
  static String badSize(Turn turn, DraftIntake.BadSize size) {
    String unit =
        size.service().sizing().map(sizing -> sizing.unitName().in(turn.language())).orElse("");
    return switch (size.check()) {
      case SizeCheck.TooSmall small ->
          turn.text(
              "booking.size_too_small", "minimum", Integer.toString(small.minimum()), "unit", unit);
      case SizeCheck.TooLarge large ->
          turn.text(
              "booking.size_too_large", "maximum", Integer.toString(large.maximum()), "unit", unit);
      case SizeCheck.Fits fits -> "";
    };
  }

  /// What the services of a visit are called.
  static String names(Turn turn, Job job) {
    return job.tasks().stream()
        .map(task -> task.service().name().in(turn.language()))
        .collect(Collectors.joining(AND));
  }

  /// What services are called.
  static String names(Turn turn, Shop shop, List<Draft.Line> lines) {
    return lines.stream()
        .flatMap(line -> shop.service(line.service()).stream())
        .map(service -> service.name().in(turn.language()))
        .collect(Collectors.joining(AND));
  }

  /// An amount, or that there is none to pay.
  static String money(Turn turn, long amount) {
    return amount == 0 ? turn.text("booking.free_of_charge") : Rupiah.format(amount);
  }

  /// What is to be paid for a booking, and which part of it are fees for moving.
  ///
  /// @param more a fee that is about to be charged
  static String owed(Turn turn, Ledger ledger, long more) {
    String total = money(turn, ledger.owed() + more);
    long fees = ledger.fees() + more;
    return fees == 0
        ? total
        : turn.text("booking.total_with_fees", "total", total, "fees", Rupiah.format(fees));
  }

  /// "3 jam"; in English with a singular: "1 hour".
  static String count(Turn turn, int count, Bilingual unit) {
    return count + " " + (count == 1 ? one(turn, unit) : unit.in(turn.language()));
  }

  /// A unit by itself, as in a price for each: the owner writes English units in the plural.
  static String one(Turn turn, Bilingual unit) {
    return one(unit, turn.language());
  }

  static String one(Bilingual unit, Language language) {
    String name = unit.in(language);
    return language == Language.EN
        ? name.replaceFirst("(?<=ss|sh|ch|x)es$", "").replaceFirst("(?<!s)s$", "")
        : name;
  }

  static String areas(List<Area> areas) {
    return areas.stream().map(Area::name).collect(Collectors.joining(", "));
  }

  /// The breakdown, a line each.
  static String breakdown(Turn turn, List<PriceLine> lines) {
    return lines.stream().map(line -> "- " + line(turn, line)).collect(Collectors.joining("\n"));
  }

  private static String line(Turn turn, PriceLine line) {
    String label =
        line.label()
            .map(text -> line.count() == 1 ? one(turn, text) : text.in(turn.language()))
            .orElse("");
    return turn.text(
        "booking.line_" + line.kind().key(),
        "count",
        Integer.toString(line.count()),
        "label",
        label,
        "each",
        money(turn, line.each()),
        "amount",
        money(turn, line.amount()));
  }

  /// A number as people write it, such as 0812-3456-7890.
  static String phone(String e164) {
    PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    try {
      var parsed = numbers.parse(e164, "ID");
      return numbers.format(
          parsed,
          parsed.getCountryCode() == 62
              ? PhoneNumberUtil.PhoneNumberFormat.NATIONAL
              : PhoneNumberUtil.PhoneNumberFormat.INTERNATIONAL);
    } catch (NumberParseException e) {
      return e164;
    }
  }

  private static Locale locale(Turn turn) {
    return Locale.of(turn.language().code());
  }
}
