package id.fineclean.bot.web;

import id.fineclean.bot.channel.simulator.Simulator;
import id.fineclean.bot.time.SettableClock;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;

/// A running simulator with an [EchoBot] behind it.
final class SimulatorStage implements AutoCloseable {
  final SettableClock clock;
  final Backstage backstage;
  final EchoBot bot;
  final Simulator simulator;
  final WebServer server;

  SimulatorStage(Path folder, InstantSource real) {
    this(folder, real, Listening.plain("127.0.0.1", 0));
  }

  SimulatorStage(Path folder, InstantSource real, Listening listening) {
    clock = new SettableClock(real);
    backstage = new Backstage(folder, clock);
    simulator = new Simulator(clock, backstage.deliveries::report);
    bot = new EchoBot(backstage, simulator.channels());
    server =
        new WebServer(
            listening,
            List.of(
                new SimulatorRoutes(
                    simulator,
                    new InboxIntake(backstage.inbox, bot::wake),
                    clock,
                    ZoneId.of("Asia/Jakarta"),
                    listening)));
    server.start();
  }

  @Override
  public void close() {
    server.close();
    bot.close();
    simulator.close();
    backstage.close();
  }
}
