package id.fineclean.bot.understanding.slots;

import id.fineclean.bot.understanding.Slot;
import id.fineclean.bot.understanding.SlotKey;
import id.fineclean.bot.understanding.Slots;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// Of everything that was said, what is meant: the day after the correction, not the one before it.
final class MeantSlots {
  /// How much more a word before a change of mind would have to speak for it.
  private static final int TURN = 3;

  private final Sentence s;
  private final List<Slot> slots = new ArrayList<>();
  private final List<Slot> heard = new ArrayList<>();

  MeantSlots(Sentence s) {
    this.s = s;
  }

  Slots slots() {
    return slots.isEmpty() ? Slots.none() : new Slots(slots, heard);
  }

  void values(List<Found.Value> values) {
    values.forEach(value -> heard.add(slot(value.key(), value.value(), value)));
    Map<SlotKey, List<Found.Value>> byKey = new EnumMap<>(SlotKey.class);
    for (Found.Value value : values) {
      byKey.computeIfAbsent(value.key(), _ -> new ArrayList<>(2)).add(value);
    }
    byKey.forEach((_, list) -> value(list));
  }

  private void value(List<Found.Value> values) {
    if (values.getFirst().key() == SlotKey.EITHER_DATE) {
      values.forEach(value -> add(value.key(), value.value(), value));
      return;
    }
    Found.Value best = best(values, value -> value.weak() ? -5 : 0);
    if (best != null) {
      add(best.key(), best.value(), best);
    }
  }

  void days(List<Found.Day> days, LocalDate today) {
    List<Found.Day> merged = Days.merge(s, days, today);
    List<Found.Day> wanted = new ArrayList<>(merged.size());
    boolean refused = false;
    Found.Day last = null;
    for (Found.Day day : merged) {
      if (bounds(day.date(), day)) {
        continue;
      }
      boolean joined =
          last != null && day.from() - last.to() == 1 && s.is(last.to(), "atau", "dan");
      boolean off = merged.size() > 1 && Cues.calledOff(s, day.to());
      refused = joined && refused || refused(day) || off;
      if (refused) {
        add(SlotKey.REJECTED_DATE, day.date(), day);
      } else {
        wanted.add(day);
      }
      last = day;
    }
    Found.Day best = best(wanted, Days::bonus);
    if (best != null) {
      add(SlotKey.DATE, best.date(), best);
      if (best.other() != null) {
        add(SlotKey.OTHER_DATE, best.other(), best);
      }
      wanted.forEach(day -> joined(best, day));
    }
  }

  /// "Sebelum tgl 28" is no wish for the 28th, but rules out what comes later.
  private boolean bounds(LocalDate day, Found found) {
    DayBound bound = DayBound.of(s, found.from());
    if (bound == null) {
      return false;
    }
    boolean endOfMonth = s.is(found.from(), "akhir") && !s.is(found.from() + 1, "pekan");
    if (bound == DayBound.BEFORE && found instanceof Found.Span && endOfMonth) {
      // Any day of the month would do.
      add(SlotKey.DATE_UNTIL, day.withDayOfMonth(day.lengthOfMonth()), found);
      return true;
    }
    boolean refused = Cues.refusedBound(s, found.from());
    SlotKey key = bound.isStart(refused) ? SlotKey.DATE_FROM : SlotKey.DATE_UNTIL;
    add(key, bound.outermost(day, refused), found);
    return true;
  }

  /// "Senin atau Kamis" leaves the choice, "besok dan lusa" wants both.
  private void joined(Found.Day best, Found.Day day) {
    Found.Day first = best.from() < day.from() ? best : day;
    Found.Day second = first == best ? day : best;
    int between = second.from() - first.to();
    boolean apart =
        day == best
            || day.date().equals(best.date())
            || between < 1
            || between > 2
            || day.said() == Found.Said.PAST;
    if (apart) {
      return;
    }
    int word = s.is(first.to(), ",") ? first.to() + 1 : first.to();
    if (s.is(word, "atau", "/")) {
      add(SlotKey.EITHER_DATE, day.date(), day);
    } else if (s.is(word, "dan", "&", "+") && !Cues.moves(s)) {
      add(SlotKey.FURTHER_DATE, day.date(), day);
    }
  }

  /// Where no day is meant, the days from which on one is looked for.
  void spans(List<Found.Span> spans) {
    if (slots.stream().noneMatch(slot -> slot.key() == SlotKey.DATE)) {
      spans.stream()
          .filter(span -> !bounds(span.first(), span))
          .filter(span -> !refused(span))
          .findFirst()
          .ifPresent(span -> add(SlotKey.DATE_FROM, span.first(), span));
    }
  }

  void times(List<Found.Clock> clocks, List<Found.Part> said) {
    List<Found.Part> parts =
        said.stream().filter(part -> !Cues.refusedPart(s, part.from())).toList();
    Found.Clock best = best(clocks.stream().filter(c -> c.start() != null).toList(), _ -> 0);
    Found.Clock until = best(clocks.stream().filter(c -> c.start() == null).toList(), _ -> 0);
    boolean reason = best != null && until != null && weight(best) < 0 && weight(until) >= 0;
    if (best != null && !reason) {
      clock(best, until, Days.near(parts, clocks, best));
    } else if (until != null && until.end() != null) {
      add(SlotKey.TIME_END, until.end().resolveEnd(Days.near(parts, clocks, until)), until);
    } else if (!parts.isEmpty()) {
      part(parts);
    }
  }

  private void clock(Found.Clock clock, Found.@Nullable Clock until, @Nullable DayPart near) {
    ClockHour end = clock.end() != null ? clock.end() : until == null ? null : until.end();
    Stretch stretch = Stretch.of(clock.start(), end, near);
    add(SlotKey.TIME_START, stretch.start(), clock);
    if (stretch.end() != null) {
      add(SlotKey.TIME_END, stretch.end(), clock.end() != null || until == null ? clock : until);
    }
  }

  private void part(List<Found.Part> parts) {
    Found.Part best = best(parts, _ -> 0);
    if (best != null) {
      add(SlotKey.DAY_PART, best.part().id(), best);
    }
  }

  private int weight(Found found) {
    return Cues.weight(s, found.from(), found.to());
  }

  private boolean refused(Found found) {
    return Cues.refused(s, found.from()) || Cues.refusedBehind(s, found.to());
  }

  /// The one that counts: not refused, spoken for by the words around it, else the first; behind a
  /// change of mind the last.
  private <T extends Found> @Nullable T best(List<T> all, ToIntFunction<T> bonus) {
    T best = null;
    int top = Integer.MIN_VALUE;
    for (T found : all) {
      boolean alone = all.size() == 1 && !(found instanceof Found.Day);
      if (refused(found) && !alone) {
        continue;
      }
      int weight = weight(found) + bonus.applyAsInt(found);
      boolean turned = best != null && Cues.turns(s, best.to(), found.from());
      if (best == null || weight > top || turned && weight > top - TURN) {
        best = found;
        top = weight;
      }
    }
    return best;
  }

  private void add(SlotKey key, Object value, Found found) {
    slots.add(slot(key, value, found));
  }

  private Slot slot(SlotKey key, Object value, Found found) {
    return new Slot(key, value, s.start(found.from()), s.at(found.to() - 1).end());
  }
}
