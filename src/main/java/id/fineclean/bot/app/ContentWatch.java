package id.fineclean.bot.app;

import id.fineclean.bot.content.ContentException;
import id.fineclean.bot.understanding.intent.ModelCache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Applies changes in `intents/` while the bot runs: all of them, or with a mistake none.
final class ContentWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ContentWatch.class);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

  private final Path folder;
  private final ModelCache models;
  private final Supplier<Content> current;
  private final Consumer<Content> user;
  private final Runnable after;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("content-watch").factory());
  private long used;
  private long seen;

  /// @param current what is in use
  /// @param user takes what came of changes
  /// @param after done when that has happened
  ContentWatch(
      Path folder,
      ModelCache models,
      Supplier<Content> current,
      Consumer<Content> user,
      Runnable after) {
    this.folder = folder;
    this.models = models;
    this.current = current;
    this.user = user;
    this.after = after;
    this.used = fingerprint();
    this.seen = used;
  }

  void start() {
    timer.scheduleWithFixedDelay(
        this::look, LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  /// One look, as the timer makes it: on one thread at a time.
  void look() {
    try {
      long now = fingerprint();
      // Files are often written one after another: wait until they rest.
      if (now == seen && now != used) {
        used = now;
        reload();
      }
      seen = now;
    } catch (RuntimeException | Error e) {
      // The timer would end with the first exception it saw.
      LOG.error("taking over changed content failed", e);
    }
  }

  private void reload() {
    try {
      Content content = current.get().changed(folder, models);
      user.accept(content);
      models.keepOnlyLast();
      LOG.info("changed content applied");
      // Not before: what it learns from needs the room that the former content takes until then.
      after.run();
    } catch (ContentException e) {
      LOG.error("changed content not applied, keeping the previous version:\n{}", e.getMessage());
    }
  }

  private long fingerprint() {
    try (var files = Files.find(folder, 8, (file, attributes) -> attributes.isRegularFile())) {
      return files.mapToLong(ContentWatch::fingerprint).sum();
    } catch (IOException | UncheckedIOException e) {
      // A folder that is being replaced: look again.
      return seen;
    }
  }

  private static long fingerprint(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return file.hashCode() * 31L
          + attributes.lastModifiedTime().toMillis() * 17
          + attributes.size();
    } catch (IOException e) {
      return 0;
    }
  }
}
