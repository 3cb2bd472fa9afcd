package id.fineclean.bot.conversations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.app.Content;
import id.fineclean.bot.app.Stores;
import id.fineclean.bot.channel.Capabilities;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every conversation gives the same transcript on every channel, however often messages are
/// delivered and however often the bot restarts in the middle.
///
/// `-Dgolden.update` writes down what the bot says now instead of comparing; look at the difference
/// before you keep it.
final class ConversationsTest {
  private static final boolean UPDATE = System.getProperty("golden.update") != null;
  private static final int FEWEST = 45;

  private static final List<Rehearsal.Mode> MODES =
      List.of(
          new Rehearsal.Mode("once", false, false),
          new Rehearsal.Mode("delivered twice", true, false),
          new Rehearsal.Mode("restarted between lines", false, true));

  private static final Map<String, Capabilities> CHANNELS =
      Map.of("telegram", Phone.TELEGRAM, "whatsapp", Phone.WHATSAPP);

  private static final Map<String, Set<Path>> PLAYED = new HashMap<>();
  private static Content content;

  @BeforeAll
  static void readContent() {
    content = Theatre.content();
  }

  @AfterAll
  static void everyConversationWasPlayedInEveryWay() {
    List<Path> all = Theatre.scripts();
    assertTrue(all.size() >= FEWEST, "there are " + all.size() + " conversations");
    assertEquals(CHANNELS.size() * MODES.size(), PLAYED.size());
    PLAYED.forEach((way, files) -> assertEquals(Set.copyOf(all), files, way));
  }

  @TestFactory
  Stream<DynamicContainer> conversations() {
    return Theatre.scripts().stream()
        .map(
            file ->
                DynamicContainer.dynamicContainer(
                    Theatre.SCRIPTS.relativize(file).toString(), file.toUri(), ways(file)));
  }

  private static Stream<DynamicTest> ways(Path file) {
    // Telegram, delivered once, is the one that -Dgolden.update writes.
    return CHANNELS.keySet().stream()
        .sorted()
        .flatMap(
            channel ->
                MODES.stream()
                    .map(
                        mode ->
                            DynamicTest.dynamicTest(
                                channel + ", " + mode, () -> compare(file, channel, mode))));
  }

  private static void compare(Path file, String channel, Rehearsal.Mode mode) throws IOException {
    PLAYED.computeIfAbsent(channel + ", " + mode, way -> new HashSet<>()).add(file);
    Script script = Script.read(file);
    Capabilities capabilities = Optional.ofNullable(CHANNELS.get(channel)).orElseThrow();
    if (script.onlyButtons() && !capabilities.buttons()) {
      return;
    }
    Path data = Files.createTempDirectory("conversation");
    try {
      String played =
          Rehearsal.play(
              script,
              content,
              new Phone(channel, capabilities),
              mode,
              () -> Stores.open(data, Optional.empty()));
      if (UPDATE && channel.equals("telegram") && mode.equals(MODES.getFirst())) {
        Files.writeString(file, played);
      }
      assertEquals(Script.read(file).asWritten(), played);
    } finally {
      delete(data);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
