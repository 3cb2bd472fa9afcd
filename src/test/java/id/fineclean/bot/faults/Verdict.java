package id.fineclean.bot.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.faults.FakeProviders.Sent;
import id.fineclean.bot.faults.Ledger.Booked;
import id.fineclean.bot.faults.Ledger.Reply;
import java.time.Instant;
import java.util.ArrayList;
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

  /// What was counted as perhaps sent.
  record MaybeSent(int interrupted, int doubted, int thereAfterAll) {}

  /// @return for the report
  MaybeSent pass(List<Kill> kills) {
    everythingWasHandledOnce();
    everybodyWasToldTheSame();
    everyReplyWentOutOnce();
    everyBookingWasMadeOnce();
    return maybeSentIsAccountedFor(kills);
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
    return replies.getOrDefault(customer.address(), List.of()).stream()
        .map(Reply::text)
        .map(Verdict::withoutFigures)
        .collect(Collectors.joining("\n---\n"));
  }

  private static String withoutFigures(String text) {
    String bare = text.replaceAll("FC-[A-Z0-9]{6}", "FC-*");
    return NAMES.matcher(bare).replaceAll("D").replaceAll("[0-9]+", "#");
  }

  private void everyReplyWentOutOnce() {
    for (Customer customer : world.customers()) {
      wentOutOnce(
          customer.address(),
          replies.getOrDefault(customer.address(), List.of()),
          world.providers().sentTo(customer.address()));
    }
  }

  /// Each message that reached the provider is traced to one reply, in order.
  private static void wentOutOnce(String to, List<Reply> replies, List<Sent> sent) {
    Map<String, Integer> byId = new HashMap<>();
    for (int i = 0; i < replies.size(); i++) {
      int place = i;
      replies.get(i).providerId().ifPresent(id -> byId.put(id, place));
    }
    List<Integer> places = new ArrayList<>();
    for (Sent message : sent) {
      int after = places.isEmpty() ? -1 : places.getLast();
      int place = place(message, byId, replies, after);
      assertTrue(place > after, "twice, or out of order, to " + to + ": " + message);
      assertEquals(replies.get(place).text(), message.text().strip(), "to " + to);
      places.add(place);
    }
    for (int i = 0; i < replies.size(); i++) {
      assertTrue(
          places.contains(i) || replies.get(i).maybeSent(), "never sent to " + to + ": " + i);
    }
  }

  private static int place(
      Sent message, Map<String, Integer> byId, List<Reply> replies, int after) {
    if (byId.containsKey(message.id())) {
      return byId.get(message.id());
    }
    for (int i = after + 1; i < replies.size(); i++) {
      if (replies.get(i).maybeSent() && replies.get(i).text().equals(message.text().strip())) {
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

  /// At most one for each conversation and kill, and each of a call that was under way then; the
  /// others because a provider broke off.
  private MaybeSent maybeSentIsAccountedFor(List<Kill> kills) {
    Set<String> seen = new HashSet<>();
    int interrupted = 0;
    List<Reply> doubted = new ArrayList<>();
    int there = 0;
    for (Reply reply : ledger.replies()) {
      if (reply.maybeSent()) {
        there += arrived(reply) ? 1 : 0;
      }
      if (reply.maybeSent() && reply.reason().equals("interrupted")) {
        interrupted++;
        assertTrue(
            kills.stream()
                .filter(kill -> during(reply, kill))
                .anyMatch(kill -> seen.add(reply.to() + " " + kill.at)),
            "maybe sent without a kill, or two for one: " + reply);
      } else if (reply.maybeSent()) {
        doubted.add(reply);
      }
    }
    assertTrue(doubted.size() <= world.doubts(), world.doubts() + " breaks, but " + doubted);
    return new MaybeSent(interrupted, doubted.size(), there);
  }

  private boolean arrived(Reply reply) {
    return world.providers().sentTo(reply.to()).stream()
        .anyMatch(sent -> sent.text().strip().equals(reply.text().strip()));
  }

  private static boolean during(Reply reply, Kill kill) {
    return reply.sendingSince().filter(since -> !since.isAfter(kill.at)).isPresent()
        && reply.settledAt().filter(settled -> !settled.isBefore(kill.at)).isPresent();
  }
}
