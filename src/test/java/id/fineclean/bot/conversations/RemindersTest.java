package id.fineclean.bot.conversations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.fineclean.bot.app.Bot;
import id.fineclean.bot.app.Content;
import id.fineclean.bot.app.Features;
import id.fineclean.bot.app.Stores;
import id.fineclean.bot.booking.BookingContent;
import id.fineclean.bot.channel.Channel;
import id.fineclean.bot.telemetry.Telemetry;
import id.fineclean.bot.testing.TestDatabases;
import id.fineclean.bot.time.SettableClock;
import id.fineclean.bot.vault.MasterKeyset;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What the conversations cannot show of reminders.
final class RemindersTest {
  private static final Content CONTENT = Theatre.content();

  private final MasterKeyset master = MasterKeyset.generate();
  private final SettableClock clock =
      new SettableClock(InstantSource.fixed(Instant.parse("2026-11-23T03:00:00Z")));

  @ParameterizedTest
  @EnumSource(TestDatabases.Kind.class)
  void aChannelThatWasSwitchedOffKeepsNobodyElseFromBeingReminded(TestDatabases.Kind kind) {
    Phone gone = new Phone("telegram", Phone.TELEGRAM);
    Phone still = new Phone("whatsapp", Phone.WHATSAPP);
    try (TestDatabases databases = TestDatabases.fresh(kind)) {
      Stores stores = new Stores(databases.openAgain("main"), databases.openAgain("keys"), false);
      try (Bot before = bot(stores, gone, still)) {
        book(before, gone, 0);
        book(before, still, 1);
      }
      clock.advance(Duration.ofHours(25).plusMinutes(30));
      try (Bot after = bot(stores, still)) {
        List<Long> reminded = after.doWhatIsDue();
        reminded.forEach(after.dispatcher()::deliverNow);
        assertEquals(1, reminded.size());
        assertEquals(1, still.shown().size());
        assertEquals(List.of(), gone.shown());
      }
    }
  }

  private void book(Bot bot, Phone phone, int crewNumber) {
    String crew = CONTENT.get(BookingContent.class).crews().all().get(crewNumber).id();
    LocalTime from = LocalTime.of(13, 0);
    Script.Booked wish =
        new Script.Booked(
            crew, LocalDate.of(2026, 11, 24), from, from.plusHours(2), Optional.empty());
    new OtherCustomers(CONTENT, bot, master, phone.id(), clock).hold(List.of(wish));
  }

  private Bot bot(Stores stores, Phone... phones) {
    Map<String, Channel> channels =
        Stream.of(phones).collect(Collectors.toMap(Phone::id, Function.identity()));
    return new Bot(
        stores, master, CONTENT, channels, clock, new Telemetry(), Optional.empty(), Features.ALL);
  }
}
