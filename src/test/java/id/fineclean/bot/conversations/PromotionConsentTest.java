package id.fineclean.bot.conversations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.app.Bot;
import id.fineclean.bot.app.Content;
import id.fineclean.bot.app.Features;
import id.fineclean.bot.app.Stores;
import id.fineclean.bot.channel.ExternalIdentity;
import id.fineclean.bot.channel.InboundContent;
import id.fineclean.bot.channel.InboundMessage;
import id.fineclean.bot.channel.OutboundMessage;
import id.fineclean.bot.channel.Sender;
import id.fineclean.bot.contact.Consents;
import id.fineclean.bot.contact.Consents.Consent;
import id.fineclean.bot.contact.Conversation;
import id.fineclean.bot.contact.Conversations;
import id.fineclean.bot.conversation.TurnProcessor;
import id.fineclean.bot.outbox.Author;
import id.fineclean.bot.outbox.Origin;
import id.fineclean.bot.outbox.Outbox;
import id.fineclean.bot.outbox.Purpose;
import id.fineclean.bot.telemetry.Telemetry;
import id.fineclean.bot.testing.StoreContract;
import id.fineclean.bot.time.SettableClock;
import id.fineclean.bot.vault.MasterKeyset;
import id.fineclean.bot.vault.Vault;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Promotions reach those only who were shown what they agree to, and until they say stop
/// (guarantee G11).
class PromotionConsentTest extends StoreContract {
  private static final Content CONTENT = Theatre.content();
  private static final String WORDING = "Ya, kirimi saya promo FINECLEAN.ID lewat chat ini.";
  private static final String PROMOTION = "Diskon 20 persen minggu ini";

  private final MasterKeyset master = MasterKeyset.generate();
  private final Phone phone = new Phone("telegram", Phone.TELEGRAM);
  private final SettableClock clock =
      new SettableClock(InstantSource.fixed(Instant.parse("2026-11-23T03:00:00Z")));
  private int deliveries;
  private int seen;

  @SuppressWarnings("NullAway.Init")
  private Stores stores;

  @SuppressWarnings("NullAway.Init")
  private Bot bot;

  @BeforeEach
  void open() {
    stores = new Stores(databases.openAgain("main"), databases.openAgain("keys"), false);
    bot =
        new Bot(
            stores,
            master,
            CONTENT,
            Map.of(phone.id(), phone),
            clock,
            new Telemetry(),
            Optional.empty(),
            Features.ALL);
  }

  @AfterEach
  void close() {
    bot.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"START", "/start", "halo", "mau terima promo lagi", "Ya"})
  void whatANewcomerWritesIsNoConsent(String first) {
    long chat = say(first);
    assertEquals(List.of(), consents(chat));
    assertFalse(isPromoted(chat));
  }

  @ParameterizedTest
  @ValueSource(strings = {"STOP", "stop promo", "stop kirim promo ke saya"})
  void whoAgreedGetsThemUntilTheySayStop(String stop) {
    long chat = say("halo");
    give(chat, WORDING);
    assertTrue(isPromoted(chat));
    clock.advance(Duration.ofDays(1));
    say(stop);
    Consent consent = consents(chat).getFirst();
    assertEquals(WORDING, consent.wording());
    assertEquals(Optional.of(clock.instant()), consent.withdrawnAt());
    assertFalse(isPromoted(chat));
  }

  @Test
  void whatWaitsAlreadyIsStoppedToo() {
    long chat = say("halo");
    give(chat, WORDING);
    promote(chat);
    say("STOP");
    bot.dispatcher().deliverNow(chat);
    assertFalse(isShown());
  }

  @Test
  void eachConsentStaysOnRecordWithItsOwnTime() {
    long chat = say("halo");
    give(chat, WORDING);
    Instant first = clock.instant();
    clock.advance(Duration.ofDays(30));
    give(chat, "Kata-kata baru");
    List<Consent> all = consents(chat);
    assertEquals(List.of(WORDING, "Kata-kata baru"), all.stream().map(Consent::wording).toList());
    assertEquals(List.of(first, clock.instant()), all.stream().map(Consent::givenAt).toList());
    assertEquals(Optional.of(clock.instant()), all.getFirst().withdrawnAt());
    assertEquals(Optional.empty(), all.getLast().withdrawnAt());
    assertEquals(OptionalLong.of(1), all.getLast().message());
    assertThrows(IllegalArgumentException.class, () -> give(chat, " "));
  }

  @Test
  void oneCustomersStopIsNobodyElses() {
    long chat = say("halo");
    give(chat, WORDING);
    say("other", "STOP");
    assertTrue(isPromoted(chat));
  }

  private void give(long chat, String wording) {
    stores
        .main()
        .write(
            transaction -> {
              Consents.giveForPromotions(
                  transaction, customer(chat), wording, OptionalLong.of(1), clock.instant());
              return true;
            });
  }

  private List<Consent> consents(long chat) {
    return stores.main().read(t -> Consents.forPromotions(t, customer(chat)));
  }

  private long customer(long chat) {
    return conversation(chat).customerId();
  }

  private Conversation conversation(long chat) {
    return stores.main().read(t -> Conversations.find(t, chat)).orElseThrow();
  }

  private boolean isPromoted(long chat) {
    promote(chat);
    bot.dispatcher().deliverNow(chat);
    return isShown();
  }

  private boolean isShown() {
    return phone.shown().stream().skip(seen).anyMatch(shown -> shown.text().contains(PROMOTION));
  }

  private void promote(long chat) {
    seen = phone.shown().size();
    Outbox outbox = new Outbox(new Vault(stores.keys(), master));
    Outbox.Batch batch =
        outbox.prepare(
            conversation(chat),
            new Origin(new Author.System(), Purpose.PROMOTION),
            List.of(OutboundMessage.of(PROMOTION)),
            phone.capabilities());
    stores
        .main()
        .write(
            transaction -> {
              outbox.add(transaction, batch, clock.instant());
              return true;
            });
  }

  private long say(String text) {
    return say("customer", text);
  }

  private long say(String who, String text) {
    deliveries++;
    Sender sender =
        new Sender(
            List.of(new ExternalIdentity("telegram-user", who)),
            who,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    long chat =
        bot.inbox()
            .accept(
                phone.id(),
                new InboundMessage(
                    "delivery:" + deliveries,
                    "message:" + deliveries,
                    OptionalLong.of(deliveries),
                    sender,
                    new InboundContent.Text(text)))
            .orElseThrow();
    while (bot.turns().handleNext(chat) instanceof TurnProcessor.Result.Handled) {
      bot.dispatcher().deliverNow(chat);
    }
    return chat;
  }
}
