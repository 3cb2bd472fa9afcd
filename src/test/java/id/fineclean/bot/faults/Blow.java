package id.fineclean.bot.faults;

import id.fineclean.bot.faults.FakeProviders.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// One way for the server to die.
sealed interface Blow {
  /// At a step of its own; see `FaultPoint`.
  record AtStep(String fault) implements Blow {}

  /// While it calls a provider.
  record AtProvider(Moment moment) implements Blow {}

  /// Some time after its start, at whatever it is doing then, starting included.
  record AnyTime(Duration after) implements Blow {}

  /// The transactions on the way of a message.
  List<String> STEPS =
      List.of(
          "Vault.createKey",
          "ContactDirectory.store",
          "Inbox.accept",
          "TurnProcessor.commit",
          "OutboxStore.claim",
          "OutboxStore.accepted");

  /// In random order; every 25 hold each step there is, and random moments.
  static List<Blow> some(int count, Random random) {
    List<Blow> blows = new ArrayList<>();
    while (blows.size() < count) {
      List<Blow> next = everyStep(random);
      for (int i = 0; i < 4; i++) {
        next.add(new AnyTime(Duration.ofMillis(random.nextInt(5_000))));
      }
      Collections.shuffle(next, random);
      blows.addAll(next);
    }
    return blows.subList(0, count);
  }

  private static List<Blow> everyStep(Random random) {
    List<Blow> blows = new ArrayList<>();
    for (String step : STEPS) {
      for (String stage : List.of("before", "inside", "after")) {
        blows.add(new AtStep(step + "/" + stage + "#" + (1 + random.nextInt(2))));
      }
    }
    for (Moment moment : Moment.values()) {
      blows.add(new AtProvider(moment));
    }
    return blows;
  }

  /// For the report.
  default String label() {
    return switch (this) {
      case AtStep step -> step.fault;
      case AtProvider provider -> "call " + provider.moment.name().toLowerCase(Locale.ROOT);
      case AnyTime any -> "after " + any.after.toMillis() + " ms";
    };
  }
}
