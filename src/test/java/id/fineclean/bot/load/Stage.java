package id.fineclean.bot.load;

import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/// A running server with its customers and providers around it.
final class Stage implements AutoCloseable {
  /// As many as Telegram keeps open at most by default (setWebhook, `max_connections`: 40), and
  /// some of Twilio's.
  static final int CONNECTIONS = 64;

  /// What is rehearsed must be answered by then, on however slow a machine.
  private static final Duration REHEARSAL = Duration.ofSeconds(60);

  private static final Duration REST = Duration.ofMillis(500);

  private final EventLoop loop;
  private final ServerProcess server;
  private final Crowd crowd;

  private Stage(EventLoop loop, ServerProcess server, Crowd crowd) {
    this.loop = loop;
    this.server = server;
    this.crowd = crowd;
  }

  /// Who plays.
  ///
  /// @param customers how many
  /// @param stride the distance between the numbers of two customers: among many known ones, they
  ///     should be spread
  /// @param firstUpdate where Telegram's count of updates begins
  /// @param reports whether Twilio reports what became of each message
  record Cast(int customers, int stride, long firstUpdate, boolean reports) {}

  static Stage open(ServerProcess.Launch launch, Cast cast) throws IOException {
    EventLoop loop = new EventLoop();
    Relay relay = new Relay();
    FakeProviders providers = new FakeProviders(loop, relay);
    ServerProcess server = ServerProcess.start(launch, providers.url());
    Crowd crowd =
        loop.call(
            () ->
                new Crowd(
                    cast,
                    new Webhooks(cast.firstUpdate),
                    new WebhookClient(loop, server.port(), CONNECTIONS)));
    relay.crowd = crowd;
    return new Stage(loop, server, crowd);
  }

  /// The providers are there before the customers.
  private static final class Relay implements FakeProviders.Arrivals {
    private volatile @org.jspecify.annotations.Nullable Crowd crowd;

    @Override
    public void arrived(String address, String text, String id) {
      Crowd known = crowd;
      if (known != null) {
        known.arrived(address, text, id);
      }
    }
  }

  EventLoop loop() {
    return loop;
  }

  ServerProcess server() {
    return server;
  }

  Crowd crowd() {
    return crowd;
  }

  /// Waits until something is true on the loop.
  ///
  /// @return whether it became true in time
  boolean await(Duration atMost, BooleanSupplier condition) {
    long until = System.nanoTime() + atMost.toNanos();
    while (!loop.call(condition::getAsBoolean)) {
      if (System.nanoTime() > until) {
        return false;
      }
      rest(Duration.ofMillis(20));
    }
    return true;
  }

  /// Waits a little longer, for what should not come any more.
  void listen() {
    rest(REST);
  }

  /// Learns by which replies the lines of a script can be told apart. The first round is not
  /// counted: a first message may be greeted.
  void rehearse() {
    for (boolean onTelegram : new boolean[] {true, false}) {
      Customer customer = loop.call(() -> crowd.rehearser(onTelegram));
      int round = customer.script().lines().size();
      for (int line = 0; line < 2 * round; line++) {
        say(customer, line >= round);
      }
    }
    loop.run(() -> crowd.rehearse(false));
    crowd.mustTellLinesApart();
  }

  private void say(Customer customer, boolean learning) {
    loop.run(
        () -> {
          crowd.rehearse(learning);
          crowd.begin(any -> {}, any -> {});
          crowd.write(customer, System.nanoTime());
        });
    if (!await(REHEARSAL, customer::quiet)) {
      throw new IllegalStateException("no reply to a single message; see server.log");
    }
  }

  private static void rest(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public void close() throws IOException {
    loop.close();
    server.close();
  }
}
