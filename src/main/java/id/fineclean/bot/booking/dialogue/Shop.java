package id.fineclean.bot.booking.dialogue;

import id.fineclean.bot.booking.AddOn;
import id.fineclean.bot.booking.BookingContent;
import id.fineclean.bot.booking.BookingStore;
import id.fineclean.bot.booking.Crew;
import id.fineclean.bot.booking.CrewWish;
import id.fineclean.bot.booking.Job;
import id.fineclean.bot.booking.NotOffered;
import id.fineclean.bot.booking.Openings;
import id.fineclean.bot.booking.Order;
import id.fineclean.bot.booking.Schedule;
import id.fineclean.bot.booking.Service;
import id.fineclean.bot.booking.TakenTime;
import id.fineclean.bot.booking.Task;
import id.fineclean.bot.company.Area;
import id.fineclean.bot.company.AreaFinder;
import id.fineclean.bot.company.Company;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the booking dialogues need to know of the shop: its files, and what is booked.
public final class Shop {
  private final BookingContent content;
  private final Schedule schedule;
  private final AreaFinder areas;
  private final BookingStore store;
  private final OrderReader orders;
  private final NoteReader notes;

  public Shop(BookingContent content, BookingStore store) {
    this(new Readers(content), store);
  }

  Shop(Readers readers, BookingStore store) {
    this.content = readers.content;
    this.schedule = readers.schedule;
    this.areas = readers.areas;
    this.store = store;
    this.orders = readers.orders;
    this.notes = readers.notes;
  }

  /// What follows from the owner's files alone. Immutable; takes tens of milliseconds to make.
  record Readers(
      BookingContent content,
      Schedule schedule,
      AreaFinder areas,
      OrderReader orders,
      NoteReader notes) {
    Readers(BookingContent content) {
      this(
          content,
          new Schedule(content.company(), content.catalogue(), content.crews()),
          new AreaFinder(content.company()),
          new OrderReader(content.catalogue().services()),
          new NoteReader(content.crews()));
    }
  }

  Company company() {
    return content.company();
  }

  List<Service> services() {
    return content.catalogue().services();
  }

  Optional<Service> service(String id) {
    return content.catalogue().service(id);
  }

  /// How late a crew may be.
  Duration crewLate() {
    return content.catalogue().crewLate();
  }

  int maxOpenBookings() {
    return content.catalogue().maxOpenBookings();
  }

  /// What a message asks for that is not done here.
  Optional<NotOffered> notOffered(String text) {
    return content.catalogue().notOffered().stream().filter(it -> it.isIn(text)).findFirst();
  }

  AreaFinder areas() {
    return areas;
  }

  /// Crews that meet a wish.
  List<Crew> crewsThatMeet(String wish) {
    return content.crews().all().stream().filter(crew -> crew.meets().contains(wish)).toList();
  }

  /// Empty where the owner knows no such wish any more.
  Optional<CrewWish> wish(String id) {
    return content.crews().wishes().stream().filter(it -> it.id().equals(id)).findFirst();
  }

  NoteReader notes() {
    return notes;
  }

  OrderReader orders() {
    return orders;
  }

  /// What an order comes to by the catalogue; empty where a service has left it, or is not done in
  /// that size any more.
  Optional<Job> job(Order order, Area area) {
    List<Task> tasks =
        order.lines().stream()
            .flatMap(line -> task(line.service(), line.size(), line.addOns()).stream())
            .toList();
    return tasks.size() == order.lines().size()
        ? Optional.of(new Job(tasks, area, order.wishes()))
        : Optional.empty();
  }

  /// Empty where the catalogue has no such thing.
  Optional<Task> task(String id, int size, List<String> addOns) {
    Optional<Service> service = service(id);
    List<AddOn> known =
        service.stream()
            .flatMap(it -> addOns.stream().flatMap(addOn -> it.addOn(addOn).stream()))
            .toList();
    return service
        .filter(it -> known.size() == addOns.size())
        .filter(it -> it.does(size))
        .map(it -> new Task(it, size, known));
  }

  /// What of a job one crew can do at one visit.
  Job firstVisit(Job job) {
    return schedule.firstVisit(job);
  }

  BookingStore store() {
    return store;
  }

  boolean offers(Job job) {
    return schedule.offers(job);
  }

  Openings openings(Job job, Instant now) {
    return schedule.openings(job, now, store);
  }

  Openings openings(Job job, Instant now, TakenTime taken) {
    return schedule.openings(job, now, taken);
  }
}
