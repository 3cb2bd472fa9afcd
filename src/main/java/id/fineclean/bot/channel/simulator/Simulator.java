package id.fineclean.bot.channel.simulator;

import id.fineclean.bot.channel.DeliveryStatus;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

/// Pretended phones with their channels, one for each [Skin].
public final class Simulator implements AutoCloseable {
  private final Phones phones = new Phones();
  private final DeliveryReports reports;
  private final List<SimulatorChannel> channels;

  /// @param clock the bot's
  /// @param reports told how far messages have come, by the channel's id
  public Simulator(InstantSource clock, BiConsumer<String, DeliveryStatus> reports) {
    this.reports = new DeliveryReports(reports);
    this.channels =
        Arrays.stream(Skin.values())
            .map(skin -> new SimulatorChannel(skin, phones, this.reports, clock))
            .toList();
  }

  public List<SimulatorChannel> channels() {
    return channels;
  }

  public SimulatorChannel channel(Skin skin) {
    return channels.stream().filter(channel -> channel.skin() == skin).findFirst().orElseThrow();
  }

  public Phones phones() {
    return phones;
  }

  /// No more reports.
  @Override
  public void close() {
    reports.close();
  }
}
