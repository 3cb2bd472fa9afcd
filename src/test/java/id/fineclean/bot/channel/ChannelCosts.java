package id.fineclean.bot.channel;

import com.sun.management.OperatingSystemMXBean;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/// Measures what a channel costs per message. Used by the `main` methods beside each channel's
/// tests; nothing here is asserted.
public final class ChannelCosts {
  private static final int ROUNDS = 5;
  private static final int MESSAGES = 20_000;

  private ChannelCosts() {}

  /// Prints the processor time of one `work`, from round to round, while the JVM warms up.
  public static void time(String what, Runnable work) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    StringBuilder line = new StringBuilder(what).append(", µs each:");
    for (int round = 0; round < ROUNDS; round++) {
      long started = threads.getCurrentThreadCpuTime();
      for (int i = 0; i < MESSAGES; i++) {
        work.run();
      }
      line.append(
          " %.1f".formatted((threads.getCurrentThreadCpuTime() - started) / 1e3 / MESSAGES));
    }
    System.out.println(line);
  }

  /// Prints how many calls a second `atOnce` threads get through, and the processor time of this
  /// process for each.
  public static void sending(String what, int atOnce, Runnable call) throws InterruptedException {
    for (int round = 0; round < ROUNDS; round++) {
      long cpu = cpuTime();
      long started = System.nanoTime();
      inParallel(atOnce, call);
      double seconds = (System.nanoTime() - started) / 1e9;
      System.out.printf(
          "%s, %d at once: %.0f a second, %.0f µs processor time each%n",
          what, atOnce, MESSAGES / seconds, (cpuTime() - cpu) / 1e3 / MESSAGES);
    }
  }

  private static void inParallel(int atOnce, Runnable call) throws InterruptedException {
    Semaphore free = new Semaphore(atOnce);
    CountDownLatch left = new CountDownLatch(MESSAGES);
    for (int i = 0; i < MESSAGES; i++) {
      free.acquire();
      Thread.startVirtualThread(
          () -> {
            call.run();
            free.release();
            left.countDown();
          });
    }
    left.await();
  }

  private static long cpuTime() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  /// Answers everything alike, at the port given, until it is killed. To be run as a process of its
  /// own, so that its cost is not counted.
  public static void main(String[] arguments) throws IOException {
    byte[] answer =
        "{\"ok\":true,\"result\":{\"message_id\":42},\"sid\":\"SM42\",\"status\":\"queued\"}"
            .getBytes(StandardCharsets.UTF_8);
    HttpServer server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0])),
            1024);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
  }
}
