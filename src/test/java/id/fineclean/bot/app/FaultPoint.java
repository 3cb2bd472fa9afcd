package id.fineclean.bot.app;

import id.fineclean.bot.storage.Database;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// One moment at which the process dies, without any of its own code running any more, as under
/// `SIGKILL`: the n-th time that a transaction of a certain method comes to a certain stage.
///
/// Written as `Inbox.accept/inside#2`.
public final class FaultPoint {
  /// What the system tells of a process that died here.
  public static final int EXIT = 86;

  private static final StackWalker STACK = StackWalker.getInstance();
  private static final String BOT = "id.fineclean.bot.";
  private static final String STORAGE = BOT + "storage.";

  private final String step;
  private final Stage stage;
  private final AtomicInteger left;

  /// Where a transaction is.
  public enum Stage {
    /// Not begun.
    BEFORE,
    /// Every statement has run, nothing is committed.
    INSIDE,
    /// Committed; its caller has not been told.
    AFTER
  }

  private FaultPoint(String step, Stage stage, int count) {
    this.step = step;
    this.stage = stage;
    this.left = new AtomicInteger(count);
  }

  static FaultPoint parse(String text) {
    String[] parts = text.split("[/#]");
    return new FaultPoint(
        parts[0],
        Stage.valueOf(parts[1].toUpperCase(java.util.Locale.ROOT)),
        Integer.parseInt(parts[2]));
  }

  /// The databases, with this point in their way.
  Stores around(Stores stores) {
    return new Stores(
        new FaultyDatabase(stores.main(), this),
        new FaultyDatabase(stores.keys(), this),
        stores.shared());
  }

  /// @param from who asked for the transaction, by [#caller()]
  void reached(String from, Stage now) {
    if (now == stage && from.equals(step) && left.decrementAndGet() == 0) {
      Runtime.getRuntime().halt(EXIT);
    }
  }

  /// The method that asked for a transaction, such as `Inbox.accept`.
  static String caller() {
    Optional<String> caller =
        STACK.walk(
            frames ->
                frames
                    .filter(frame -> outside(frame.getClassName()))
                    .map(frame -> simple(frame.getClassName()) + "." + frame.getMethodName())
                    .findFirst());
    return caller.orElse("");
  }

  private static boolean outside(String name) {
    return name.startsWith(BOT)
        && !name.startsWith(STORAGE)
        && !name.equals(FaultPoint.class.getName())
        && !name.equals(FaultyDatabase.class.getName());
  }

  private static String simple(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /// A database that dies where it is told to.
  private record FaultyDatabase(Database database, FaultPoint point) implements Database {
    @Override
    public <T> T read(Work<T> work) {
      return database.read(work);
    }

    @Override
    public <T> T write(Work<T> work) {
      String caller = caller();
      point.reached(caller, Stage.BEFORE);
      T value = database.write(faulty(caller, work));
      point.reached(caller, Stage.AFTER);
      return value;
    }

    @Override
    public <T> java.util.concurrent.CompletableFuture<T> writeAsync(Work<T> work) {
      String caller = caller();
      point.reached(caller, Stage.BEFORE);
      return database
          .writeAsync(faulty(caller, work))
          .whenComplete((_, _) -> point.reached(caller, Stage.AFTER));
    }

    private <T> Work<T> faulty(String caller, Work<T> work) {
      return transaction -> {
        T value = work.run(transaction);
        point.reached(caller, Stage.INSIDE);
        return value;
      };
    }

    @Override
    public boolean available() {
      return database.available();
    }

    @Override
    public void close() {
      database.close();
    }
  }
}
