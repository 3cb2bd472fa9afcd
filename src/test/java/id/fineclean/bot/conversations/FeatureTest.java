package id.fineclean.bot.conversations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.app.Bot;
import id.fineclean.bot.app.Stores;
import id.fineclean.bot.booking.BookingCode;
import id.fineclean.bot.channel.ExternalIdentity;
import id.fineclean.bot.channel.InboundContent;
import id.fineclean.bot.channel.InboundMessage;
import id.fineclean.bot.channel.Sender;
import id.fineclean.bot.conversation.Feature;
import id.fineclean.bot.conversation.TurnProcessor;
import id.fineclean.bot.telemetry.Telemetry;
import id.fineclean.bot.testing.TestDatabases;
import id.fineclean.bot.time.SettableClock;
import id.fineclean.bot.vault.MasterKeyset;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// A feature is added by its package and one line in the list, nothing else.
final class FeatureTest {
  private final SettableClock clock =
      new SettableClock(InstantSource.fixed(Instant.parse("2026-11-23T03:15:00Z")));
  private final Phone phone = new Phone("telegram", Phone.TELEGRAM);
  private int deliveries;

  @Test
  void anotherFeatureBringsItsFlowItsJobAndItsTable() {
    try (TestDatabases databases = TestDatabases.fresh(TestDatabases.Kind.SQLITE)) {
      Stores stores = new Stores(databases.openAgain("main"), databases.openAgain("keys"), false);
      stores.main().write(transaction -> transaction.update(SurveyFeature.TABLE));
      try (Bot bot = bot(stores)) {
        say(bot, "halo");
        assertEquals(
            List.of("reminders", "policy-notices", "survey"),
            bot.jobs().stream().map(Feature.Job::name).collect(Collectors.toList()));
        doWhatIsDue(bot);
        doWhatIsDue(bot);
        assertEquals(2, phone.shown().size(), "asked once");
        assertTrue(last().contains("Bagaimana kunjungannya"), last());
        say(bot, "puas");
        assertTrue(last().contains("Terima kasih jawabannya"), last());
        assertEquals(
            Optional.of("good"),
            stores
                .main()
                .read(
                    transaction ->
                        transaction.first("SELECT answer FROM survey", row -> row.text(1))));
      }
    }
  }

  private void doWhatIsDue(Bot bot) {
    clock.advance(Duration.ofHours(3));
    bot.doWhatIsDue().forEach(bot.dispatcher()::deliverNow);
  }

  private String last() {
    return phone.shown().getLast().text();
  }

  private void say(Bot bot, String text) {
    deliveries++;
    Sender sender =
        new Sender(
            List.of(new ExternalIdentity("telegram-user", "the customer")),
            "the customer",
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    InboundMessage message =
        new InboundMessage(
            "delivery:" + deliveries,
            "message:" + deliveries,
            OptionalLong.of(deliveries),
            sender,
            new InboundContent.Text(text));
    long chat = bot.inbox().accept("telegram", message).orElseThrow();
    while (bot.turns().handleNext(chat) instanceof TurnProcessor.Result.Handled) {
      // Until nothing waits.
    }
    bot.dispatcher().deliverNow(chat);
  }

  private Bot bot(Stores stores) {
    return new Bot(
        stores,
        MasterKeyset.generate(),
        Theatre.content(),
        Map.of(phone.id(), phone),
        clock,
        BookingCode::random,
        new Telemetry(),
        Optional.empty(),
        List.of(SurveyFeature::new));
  }
}
