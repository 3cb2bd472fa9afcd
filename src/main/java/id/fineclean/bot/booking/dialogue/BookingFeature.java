package id.fineclean.bot.booking.dialogue;

import id.fineclean.bot.booking.BookingCode;
import id.fineclean.bot.booking.BookingContent;
import id.fineclean.bot.booking.BookingStore;
import id.fineclean.bot.booking.Service;
import id.fineclean.bot.concurrent.LastMade;
import id.fineclean.bot.content.ContentPart;
import id.fineclean.bot.content.ContentParts;
import id.fineclean.bot.conversation.Replies;
import id.fineclean.bot.feature.Feature;
import id.fineclean.bot.understanding.Language;
import id.fineclean.bot.understanding.SlotKey;
import id.fineclean.bot.understanding.Understanding;
import id.fineclean.bot.vault.PersonalField;
import id.fineclean.bot.web.SitePart;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Bookings: made, looked up, moved, cancelled, and reminded of.
public final class BookingFeature implements Feature {
  private static final String SERVICES = "ask_services";
  private static final Duration REMINDING = Duration.ofSeconds(30);

  private final Supplier<BookingCode> codes;
  private final LastMade<BookingContent, Shop.Readers> readers = new LastMade<>(Shop.Readers::new);

  public BookingFeature() {
    this(BookingCode::random);
  }

  /// @param codes new booking codes
  public BookingFeature(Supplier<BookingCode> codes) {
    this.codes = codes;
  }

  /// Whoever seems to want a cleaning and names a service is asked the first question of a booking,
  /// which commits to nothing; so is who says no more than "ya". Beside other small talk, what we
  /// do about carpets and the offer to book it lead on.
  ///
  /// @param asks whether the message asks something
  public static Optional<String> suggests(Understanding what, boolean asks) {
    if (what.slots().text(SlotKey.SERVICE).isEmpty()) {
      return Optional.empty();
    }
    return switch (what.intent()) {
      case "book_cleaning" -> Optional.of(BookFlow.BOOK);
      case "affirm" -> Optional.of(asks ? SERVICES : BookFlow.BOOK);
      case "deny", "greet", "thank", "goodbye" -> Optional.of(SERVICES);
      default -> Optional.empty();
    };
  }

  @Override
  public List<String> replies() {
    return List.of("booking");
  }

  @Override
  public Set<String> notices() {
    return Reminders.NOTICES;
  }

  @Override
  public List<ContentPart<?>> content() {
    return List.of(BookingContent.PART);
  }

  @Override
  public Map<String, List<String>> services(ContentParts content) {
    return content.get(BookingContent.class).catalogue().services().stream()
        .collect(Collectors.toMap(Service::id, BookingFeature::names));
  }

  private static List<String> names(Service service) {
    List<String> names = new ArrayList<>(service.phrases());
    names.add(service.name().id());
    names.add(service.name().en());
    return names;
  }

  @Override
  public Map<String, String> facts(ContentParts content, Language language) {
    return CatalogueFacts.of(content.get(BookingContent.class).catalogue(), language);
  }

  @Override
  public List<PersonalField> personal() {
    return List.of(BookingStore.DETAILS);
  }

  @Override
  public Installed install(Base base) {
    return new Bookings(base);
  }

  private final class Bookings implements Installed {
    private final Base base;
    private final BookingStore store;
    private final Reminders reminders;

    Bookings(Base base) {
      this.base = base;
      this.store = new BookingStore(base.database(), base.vault());
      this.reminders =
          new Reminders(base.database(), store, base.outbox(), base.notices(), base.clock());
    }

    private Shop shop(ContentParts content) {
      return new Shop(readers.of(content.get(BookingContent.class)), store);
    }

    @Override
    public Repertoire repertoire(ContentParts content) {
      Shop shop = shop(content);
      return Repertoire.of(
          new BookFlow(shop, codes),
          new CheckFlow(shop),
          new ReviseFlow(shop, base.outbox()),
          new MoveFlow(shop, base.outbox()),
          new CancelFlow(shop, base.outbox()));
    }

    @Override
    public List<Job> jobs() {
      return List.of(new Job("reminders", REMINDING, this::remind));
    }

    private List<Long> remind() {
      ContentParts content = base.content().get();
      return reminders.writeDue(shop(content), content.get(Replies.class));
    }

    @Override
    public SitePart site(ContentParts content) {
      return new ServiceList(content.get(BookingContent.class).catalogue().services());
    }

    @Override
    public Optional<Instant> lastAgreement(long customerId) {
      return store.lastMade(customerId);
    }
  }
}
