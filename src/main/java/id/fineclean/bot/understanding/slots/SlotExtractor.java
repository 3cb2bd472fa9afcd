package id.fineclean.bot.understanding.slots;

import id.fineclean.bot.understanding.Context;
import id.fineclean.bot.understanding.Slots;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads dates, times, services, sizes, people, places and amounts out of a message, each with its
/// place in the text.
///
/// Goes through the message once from left to right; where several rules can read what stands
/// there, the one that reads furthest does, and its words are read by no other. Names of services
/// and kinds of property are found besides, for they also stand inside the rest ("2 sofa",
/// "Apartemen Kalibata"). What is said more than once is then weighed: a correction or a negation
/// decides which is meant.
///
/// Safe for use by many threads. Never throws; reads the first 1,500 UTF-16 units, in time in
/// proportion to their number.
public final class SlotExtractor {
  private static final Set<String> STARTERS = Set.of("+", "-", "(", "½", "@");

  private final ServiceFinder services;
  private final List<Rule> rules;

  /// @param services how the shop's services are called
  public SlotExtractor(ServiceNames services) {
    this(services, HolidayNames.NONE);
  }

  /// @param services how the shop's services are called
  /// @param holidays when its holidays are
  public SlotExtractor(ServiceNames services, HolidayNames holidays) {
    this.services = new ServiceFinder(services);
    this.rules = rules(holidays);
  }

  private static List<Rule> rules(HolidayNames holidays) {
    return List.of(
        new EmailRule(),
        new BookingCodeRule(),
        new PhoneRule(),
        new AddressRule(),
        new MapRule(),
        new PostalRule(),
        new MoneyRule(),
        new AreaRule(),
        new DurationRule(),
        new CountRule(),
        new ClockRule(),
        new HolidayRule(holidays),
        new DayRangeRule(),
        new DateRule(),
        new StretchOfDaysRule(),
        new RepeatRule(),
        new WeekdayRule(),
        new DayRule(),
        new PartRule(),
        new NameRule());
  }

  /// Everything `original` says; spans count its UTF-16 units.
  public Slots extract(String original, Context context) {
    Sentence s = SentenceReader.read(original);
    Reading reading = new Reading(s);
    for (int i = 0; i < s.size(); ) {
      Match match = longest(s, i, context);
      if (match == null) {
        i++;
      } else {
        reading.add(match, i);
        i = match.to();
      }
    }
    BareAnswer.add(reading, context);
    return slots(reading, context);
  }

  private @Nullable Match longest(Sentence s, int i, Context context) {
    if (!mayBegin(s.at(i))) {
      return null;
    }
    Match longest = null;
    for (Rule rule : rules) {
      Match match = rule.at(s, i, context);
      if (match != null && (longest == null || match.to() > longest.to())) {
        longest = match;
      }
    }
    return longest;
  }

  /// Few signs begin anything.
  private static boolean mayBegin(Token token) {
    return switch (token.kind()) {
      case WORD, DIGITS -> true;
      case SIGN -> STARTERS.contains(token.word());
      case BREAK, EDGE -> false;
    };
  }

  private Slots slots(Reading reading, Context context) {
    Sentence s = reading.sentence();
    LocalDate today = context.now().toLocalDate();
    List<Found.Value> values = reading.all(Found.Value.class);
    services.find(s).stream().filter(reading::free).forEach(values::add);
    PropertyFinder.find(s).stream().filter(reading::free).forEach(values::add);
    MeantSlots meant = new MeantSlots(s);
    meant.values(values);
    meant.days(
        Days.inWeek(reading.all(Found.Day.class), reading.all(Found.Week.class), today), today);
    meant.spans(Days.spans(reading.all(Found.Week.class), reading.all(Found.Span.class), today));
    meant.times(reading.all(Found.Clock.class), reading.all(Found.Part.class));
    return meant.slots();
  }
}
