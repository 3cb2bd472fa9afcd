package id.fineclean.bot.app;

import id.fineclean.bot.content.ContentException;
import id.fineclean.bot.understanding.intent.ModelCache;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// The owner's files being read while the databases are opened: each takes about a second.
final class ContentReading {
  private final FutureTask<Content> task;

  private ContentReading(FutureTask<Content> task) {
    this.task = task;
  }

  /// Begins to read, as [Content#load] does.
  static ContentReading begin(Path folder, ModelCache models) {
    var task = new FutureTask<>(() -> Content.load(folder, models));
    Thread.ofPlatform().daemon().name("read-content").start(task);
    return new ContentReading(task);
  }

  /// Waits for the end.
  ///
  /// @throws ContentException the owner's files hold mistakes
  Content content() throws ContentException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ContentException mistakes) {
        throw mistakes;
      }
      throw new IllegalStateException("reading the content failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading the content", e);
    }
  }
}
