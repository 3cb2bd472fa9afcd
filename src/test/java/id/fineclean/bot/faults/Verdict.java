package id.fineclean.bot.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.faults.FakeProviders.Sent;
import id.fineclean.bot.faults.Ledger.Booked;
import id.fineclean.bot.faults.Ledger.Reply;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What has to be true when everything has come to rest, whatever happened before. The first two
/// customers, served before anything was broken, show what the others have to have been told.
final class Verdict {
  private static final Pattern NAMES =
      Pattern.compile(
          "\\b(Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu|Sen|Sel|Rab|Kam|Jum|Sab|Min"
              + "|Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember"
              + "|Jan|Feb|Mar|Apr|Jun|Jul|Agu|Sep|Okt|Nov|Des)\\b");

  private static final String SAID_AGAIN =
      "Maaf Kak, pesan saya tadi \\([^)]*\\) mungkin tidak sampai:\n\n";

  private final World world;
  private final Ledger ledger;
  private final Map<String, List<Reply>> replies;

  Verdict(World world, Ledger ledger) {
    this.world = world;
    this.ledger = ledger;
    this.replies = ledger.replies().stream().collect(Collectors.groupingBy(Reply::to));
  }

  /// A death of the server.
  record Kill(Blow blow, Instant at) {}

  /// What became of sends that were cut short.
  ///
  /// @param repeated sent again, as an earlier attempt might have gone out
  /// @param twice of these, how many customers got twice
  /// @param cutTwice replies of which both attempts were cut short, shown to staff
  record Doubts(int repeated, int twice, int cutTwice) {}

  /// @return for the report
  Doubts pass(List<Kill> kills) {
    everythingWasHandledOnce();
    everybodyWasToldTheSame();
    int twice = everyReplyWentOut();
    everyBookingWasMadeOnce();
    return doubtsAreAccountedFor(kills, twice);
  }

  private void everythingWasHandledOnce() {
    assertEquals(world.deliverer().acknowledged(), ledger.received(), "messages stored");
    assertEquals(0, ledger.unhandled(), "messages not handled");
    assertEquals(world.customers().size(), ledger.customers(), "customers");
    Set<String> statuses = new HashSet<>(ledger.statuses().keySet());
    statuses.removeAll(Set.of("accepted", "maybe_sent"));
    assertEquals(Set.of(), statuses, "statuses that no reply should be left in");
  }

  /// No message was lost, handled twice or out of turn: the replies follow from them.
  private void everybodyWasToldTheSame() {
    List<Customer> customers = world.customers();
    for (Customer customer : customers) {
      Customer first = customers.get(customer instanceof Customer.OnTelegram ? 0 : 1);
      assertEquals(said(first), said(customer), "what " + customer.address() + " was told");
    }
    customers.stream()
        .limit(2)
        .forEach(first -> assertTrue(said(first).contains("FC-*"), "nothing was booked"));
  }

  private String said(Customer customer) {
    List<Reply> all = replies.getOrDefault(customer.address(), List.of());
    return all.stream()
        .map(reply -> withoutSaidAgain(reply.text(), all))
        .map(Verdict::withoutFigures)
        .collect(Collectors.joining("\n---\n"));
  }

  /// What may not have arrived stands once more on top of a later reply.
  private static String withoutSaidAgain(String text, List<Reply> all) {
    String rest = text;
    for (Reply reply : all) {
      rest = rest.replaceFirst(SAID_AGAIN + Pattern.quote(reply.text()) + "\n\n", "");
    }
    return rest;
  }

  private static String withoutFigures(String text) {
    String bare = text.replaceAll("FC-[A-Z0-9]{6}", "FC-*");
    return NAMES.matcher(bare).replaceAll("D").replaceAll("[0-9]+", "#");
  }

  /// @return how many went out twice
  private int everyReplyWentOut() {
    int twice = 0;
    for (Customer customer : world.customers()) {
      twice +=
          wentOut(
              customer.address(),
              replies.getOrDefault(customer.address(), List.of()),
              world.providers().sentTo(customer.address()));
    }
    return twice;
  }

  /// Each message that reached the provider is traced to one reply, in order; none came oftener
  /// than it was repeated, and none is missing but where both its attempts were cut short.
  private static int wentOut(String to, List<Reply> replies, List<Sent> sent) {
    Map<String, Integer> byId = new HashMap<>();
    for (int i = 0; i < replies.size(); i++) {
      int place = i;
      replies.get(i).providerId().ifPresent(id -> byId.put(id, place));
    }
    int[] times = new int[replies.size()];
    int last = 0;
    for (Sent message : sent) {
      int place = place(message, byId, replies, last);
      assertTrue(place >= last, "out of order to " + to + ": " + message);
      assertEquals(replies.get(place).text(), message.text().strip(), "to " + to);
      times[place]++;
      last = place;
    }
    int twice = 0;
    for (int i = 0; i < times.length; i++) {
      Reply reply = replies.get(i);
      assertTrue(times[i] <= 1 + reply.repeats(), "too often to " + to + ": " + reply);
      assertTrue(times[i] > 0 || cutTwice(reply), "never sent to " + to + ": " + reply);
      twice += times[i] > 1 ? 1 : 0;
    }
    return twice;
  }

  private static boolean cutTwice(Reply reply) {
    return reply.maybeSent() && reply.repeats() > 0;
  }

  private static int place(Sent message, Map<String, Integer> byId, List<Reply> replies, int from) {
    if (byId.containsKey(message.id())) {
      return byId.get(message.id());
    }
    for (int i = from; i < replies.size(); i++) {
      if (replies.get(i).repeats() > 0 && replies.get(i).text().equals(message.text().strip())) {
        return i;
      }
    }
    return -1;
  }

  private void everyBookingWasMadeOnce() {
    List<Booked> bookings = ledger.bookings();
    Set<String> customers = new HashSet<>();
    Set<String> codes = new HashSet<>();
    for (Booked booking : bookings) {
      assertTrue(customers.add(booking.to()), "two bookings of " + booking.to());
      assertTrue(codes.add(booking.code()), "two bookings " + booking.code());
      assertEquals("booked", booking.status());
      assertEquals(bookings.getFirst().cells(), booking.cells(), "half hours of a crew");
    }
    assertEquals(world.customers().size(), bookings.size(), "bookings");
    assertEquals(
        bookings.stream().mapToLong(Booked::cells).sum(), ledger.takenCells(), "crew time");
  }

  /// No more sends were repeated than were cut short: at most one for each conversation by a kill,
  /// the others by a provider that broke off.
  private Doubts doubtsAreAccountedFor(List<Kill> kills, int twice) {
    int repeated = ledger.replies().stream().mapToInt(Reply::repeats).sum();
    int most = world.doubts() + kills.size() * world.customers().size();
    assertTrue(repeated <= most, repeated + " repeats, but at most " + most + " were cut short");
    int cutTwice = (int) ledger.replies().stream().filter(Reply::maybeSent).count();
    assertEquals(cutTwice, ledger.shownAsMaybeSent(), "shown as troubles");
    return new Doubts(repeated, twice, cutTwice);
  }
}
