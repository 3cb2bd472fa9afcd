package id.fineclean.bot.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import id.fineclean.bot.channel.InboundContent;
import id.fineclean.bot.storage.ConflictException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/// Counts what it hears, writes each text into a table, and fails in every way when it is told to.
final class CountingFlow implements Flow {
  static final String TABLE =
      "CREATE TABLE heard (conversation_id BIGINT NOT NULL, place BIGINT NOT NULL, text TEXT NOT NULL,"
          + " PRIMARY KEY (conversation_id, place))";

  private final AtomicInteger decisions = new AtomicInteger();
  private final AtomicInteger conflictsLeft = new AtomicInteger();

  /// How many effects will find that somebody was faster.
  void conflict(int times) {
    conflictsLeft.set(times);
  }

  int decisions() {
    return decisions.get();
  }

  @Override
  public String id() {
    return "counting";
  }

  @Override
  public Set<String> intents() {
    return Set.of("book_cleaning");
  }

  @Override
  public Outcome begin(Turn turn) {
    return ask(turn, 0);
  }

  @Override
  public Outcome advance(Turn turn, JsonNode memory) {
    decisions.incrementAndGet();
    int place = memory.asInt() + 1;
    String text = ((InboundContent.Text) turn.message().content()).text();
    turn.effect(
        transaction ->
            transaction.update(
                "INSERT INTO heard VALUES (?, ?, ?)",
                turn.customer().conversationId(),
                place,
                text));
    misbehave(turn, text);
    return ask(turn, place);
  }

  private void misbehave(Turn turn, String text) {
    switch (text) {
      case "number" -> turn.sayText("" + Integer.parseInt("rahasia Jalan Mawar"));
      case "overflow" -> overflow(1);
      case "refused" ->
          turn.effect(transaction -> transaction.update("INSERT INTO heard (place) VALUES (1)"));
      case "effect" ->
          turn.effect(
              transaction -> {
                throw new IllegalStateException("rahasia");
              });
      case "conflict" -> {
        // Drawn once a decision: a transaction may be run more than once before it succeeds.
        boolean taken = conflictsLeft.getAndDecrement() > 0;
        turn.effect(
            transaction -> {
              if (taken) {
                throw new ConflictException("slot");
              }
            });
      }
      default -> turn.sayText("didengar");
    }
  }

  @SuppressWarnings("InfiniteRecursion")
  private static int overflow(int depth) {
    return overflow(depth + 1) + depth;
  }

  @Override
  public Outcome resume(Turn turn, JsonNode memory) {
    return ask(turn, memory.asInt());
  }

  @Override
  public void stop(Turn turn, JsonNode memory) {
    turn.sayText("berhenti");
  }

  private static Outcome ask(Turn turn, int place) {
    return new Outcome.Ask(
        new Question("next", Expects.ANYTHING, "ke-" + (place + 1), List.of()),
        IntNode.valueOf(place));
  }
}
