package id.fineclean.bot.booking.dialogue;

import id.fineclean.bot.booking.Crew;
import id.fineclean.bot.booking.FreeSlot;
import id.fineclean.bot.booking.Job;
import id.fineclean.bot.booking.Openings;
import id.fineclean.bot.booking.Task;
import id.fineclean.bot.booking.Wish;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Splits an order that no crew does alone into visits, and finds times for all of them around the
/// first one's.
final class Visits {
  private final Shop shop;

  Visits(Shop shop) {
    this.shop = shop;
  }

  /// The jobs that crews can do, one visit each, the customer's first service first.
  List<Job> split(Job whole) {
    List<Job> jobs = new ArrayList<>();
    List<Task> left = new ArrayList<>(whole.tasks());
    while (!left.isEmpty()) {
      Job first = shop.firstVisit(whole.with(List.copyOf(left)));
      jobs.add(first);
      left.removeAll(first.tasks());
    }
    return jobs;
  }

  /// Times for the visits after the first: at the time wished for them or the first one's, else as
  /// soon after it as a crew is free, on its day where that can be.
  ///
  /// @param first the first visit, whose time stands
  /// @param later the jobs of the others
  /// @param draft which may hold a time for a service
  /// @return all visits; empty where one finds no room as far ahead as can be booked
  Optional<List<Visit>> plan(Visit first, List<Job> later, Draft draft, Instant now) {
    List<Visit> planned = new ArrayList<>(List.of(first));
    for (Job job : later) {
      Optional<FreeSlot> slot = around(job, first, draft.timeOf(job), planned, now);
      if (slot.isEmpty()) {
        return Optional.empty();
      }
      planned.add(new Visit(job, slot.get()));
    }
    return Optional.of(planned);
  }

  private Optional<FreeSlot> around(
      Job job, Visit first, Optional<LocalTime> wished, List<Visit> planned, Instant now) {
    Openings openings = shop.openings(job, now);
    LocalTime at = wished.orElseGet(() -> first.slot().start().toLocalTime());
    Stream<FreeSlot> that =
        openings.on(first.date()).stream()
            .flatMap(slot -> besides(slot, planned).stream())
            .sorted(Comparator.comparing(slot -> away(slot, at)));
    return that.findFirst()
        .or(
            () ->
                openings.nextDays(first.date().plusDays(1), Wish.any(), 1).stream()
                    .flatMap(day -> day.slots().stream())
                    .findFirst());
  }

  /// Later is nearer than earlier: nobody is at home before the time they named.
  private static Duration away(FreeSlot slot, LocalTime wished) {
    Duration behind = Duration.between(wished, slot.start().toLocalTime());
    return behind.isNegative() ? behind.abs().plusDays(1) : behind;
  }

  /// The same time with the crews that no visit planned needs then.
  private static Optional<FreeSlot> besides(FreeSlot slot, List<Visit> planned) {
    List<Crew> free =
        slot.crews().stream()
            .filter(crew -> planned.stream().noneMatch(visit -> needs(visit, crew, slot)))
            .toList();
    return free.isEmpty()
        ? Optional.empty()
        : Optional.of(new FreeSlot(slot.start(), slot.work(), slot.travel(), free));
  }

  private static boolean needs(Visit visit, Crew crew, FreeSlot slot) {
    FreeSlot other = visit.slot();
    return other.crew().equals(crew)
        && slot.start().isBefore(other.end().plus(other.travel()))
        && other.start().isBefore(slot.end().plus(slot.travel()));
  }
}
