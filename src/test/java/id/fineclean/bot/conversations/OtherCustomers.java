package id.fineclean.bot.conversations;

import id.fineclean.bot.app.Bot;
import id.fineclean.bot.app.Content;
import id.fineclean.bot.booking.BookingCode;
import id.fineclean.bot.booking.BookingContent;
import id.fineclean.bot.booking.BookingDetails;
import id.fineclean.bot.booking.BookingStore;
import id.fineclean.bot.booking.Crew;
import id.fineclean.bot.booking.FreeSlot;
import id.fineclean.bot.booking.Order;
import id.fineclean.bot.channel.ExternalIdentity;
import id.fineclean.bot.channel.Sender;
import id.fineclean.bot.contact.Contact;
import id.fineclean.bot.contact.ContactDirectory;
import id.fineclean.bot.understanding.Language;
import id.fineclean.bot.vault.BlindIndex;
import id.fineclean.bot.vault.MasterKeyset;
import id.fineclean.bot.vault.Vault;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/// Somebody else, whose bookings stand in the customer's way.
final class OtherCustomers {
  private final Content content;
  private final Bot bot;
  private final MasterKeyset master;
  private final String channel;
  private final InstantSource clock;

  OtherCustomers(
      Content content, Bot bot, MasterKeyset master, String channel, InstantSource clock) {
    this.content = content;
    this.bot = bot;
    this.master = master;
    this.channel = channel;
    this.clock = clock;
  }

  void hold(List<Script.Booked> wishes) {
    for (Script.Booked wish : wishes) {
      for (Crew crew : content.get(BookingContent.class).crews().all()) {
        if (wish.crew().equals("all") || wish.crew().equals(crew.id())) {
          book(crew, wish);
        }
      }
    }
  }

  private void book(Crew crew, Script.Booked wish) {
    Vault vault = new Vault(bot.stores().keys(), master);
    Contact contact =
        new ContactDirectory(bot.stores().main(), vault, new BlindIndex(master), clock)
            .resolve(channel, somebody());
    BookingStore store = new BookingStore(bot.stores().main(), vault);
    BookingDetails details =
        new BookingDetails(
            "Orang Lain",
            "+6281200000099",
            "Jl. Lain No. 9",
            new Order(List.of()),
            List.of(),
            Language.ID);
    BookingStore.Draft draft =
        new BookingStore.Draft(
            wish.code().flatMap(BookingCode::parse).orElseGet(BookingCode::random),
            contact.customerId(),
            contact.conversationId(),
            crew.areas().stream().sorted().findFirst().orElseThrow(),
            slot(crew, wish),
            clock.instant(),
            details);
    byte[] sealed = store.seal(contact.customerId(), draft.code(), details);
    bot.stores()
        .main()
        .write(
            transaction -> {
              store.insert(transaction, draft, sealed, clock.instant());
              return true;
            });
  }

  private FreeSlot slot(Crew crew, Script.Booked wish) {
    ZoneId zone =
        crew.areas().stream()
            .sorted()
            .findFirst()
            .flatMap(content.company()::area)
            .orElseThrow()
            .zone();
    ZonedDateTime start = wish.date().atTime(wish.from()).atZone(zone);
    Duration work = Duration.between(wish.from(), wish.to());
    return new FreeSlot(start, work, Duration.ZERO, List.of(crew));
  }

  private static Sender somebody() {
    return new Sender(
        List.of(new ExternalIdentity("somebody", "else")),
        "somebody else",
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
