package id.fineclean.bot.load;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import id.fineclean.bot.app.Bot;
import id.fineclean.bot.app.Content;
import id.fineclean.bot.app.Features;
import id.fineclean.bot.app.Stores;
import id.fineclean.bot.conversation.TurnProcessor;
import id.fineclean.bot.telemetry.Telemetry;
import id.fineclean.bot.testing.FixedClock;
import id.fineclean.bot.testing.Inbound;
import id.fineclean.bot.testing.RecordingChannel;
import id.fineclean.bot.testing.TestDatabases;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a message costs from the inbox to the recorded result of its reply, without servers and
/// providers: messages of [Script#ALL], one after the other by one thread, on SQLite. Prints bytes
/// allocated, which no neighbour on the machine changes, and time of the processor, for each
/// thousand messages.
///
/// Run as a program from the project's folder with how many thousands as its argument.
final class MessageCost {
  private static final int LOT = 1_000;
  private static final int CHATS = 60;
  private static final long FIRST_USER = 700_000_000L;

  private final Bot bot;
  private final RecordingChannel channel;
  private int sent;

  private MessageCost(Bot bot, RecordingChannel channel) {
    this.bot = bot;
    this.channel = channel;
  }

  public static void main(String[] args) throws Exception {
    Content content =
        Content.load(java.nio.file.Path.of("intents"), java.nio.file.Path.of("target", "models"));
    RecordingChannel channel = RecordingChannel.telegram();
    try (TestDatabases databases = TestDatabases.fresh(TestDatabases.Kind.SQLITE);
        Bot bot =
            new Bot(
                new Stores(databases.main(), databases.keys(), false),
                databases.master(),
                content,
                Map.of(channel.id(), channel),
                new FixedClock("2026-11-23T02:00:00Z"),
                new Telemetry(),
                Optional.empty(),
                Features.ALL)) {
      bot.warm();
      var cost = new MessageCost(bot, channel);
      int lots = args.length == 0 ? 4 : Integer.parseInt(args[0]);
      for (int lot = 0; lot < lots; lot++) {
        cost.measure();
      }
    }
  }

  private void measure() {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long bytes = threads.getTotalThreadAllocatedBytes();
    long own = threads.getCurrentThreadCpuTime();
    long all = system.getProcessCpuTime();
    for (int i = 0; i < LOT; i++) {
      play(sent++);
    }
    System.out.printf(
        "%d messages, %d replies: %,d bytes, %,d us of this thread, %,d us of the process a message%n",
        LOT,
        channel.sent().size(),
        (threads.getTotalThreadAllocatedBytes() - bytes) / LOT,
        (threads.getCurrentThreadCpuTime() - own) / 1_000 / LOT,
        (system.getProcessCpuTime() - all) / 1_000 / LOT);
    channel.forget();
  }

  private void play(int number) {
    int chat = number % CHATS;
    List<String> lines = Script.ALL.get(chat % Script.ALL.size()).lines();
    String text = lines.get(number / CHATS % lines.size());
    bot.inbox()
        .accept(channel.id(), Inbound.text(FIRST_USER + chat, number + 1L, text))
        .ifPresent(this::work);
  }

  private void work(long conversation) {
    while (bot.turns().handleNext(conversation) instanceof TurnProcessor.Result.Handled) {
      bot.dispatcher().deliverNow(conversation);
    }
  }
}
