package id.fineclean.bot.policy;

import id.fineclean.bot.content.ContentException;
import id.fineclean.bot.content.ContentProblem;
import id.fineclean.bot.content.Located;
import id.fineclean.bot.understanding.Bilingual;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads one version of a document: front matter between `---` lines, then Markdown of a narrow
/// kind: `## <number>. <title>`, paragraphs of one line, items `- **<title>:** <text>` or
/// `- <text>`, and comments `<!-- … -->` on lines of their own.
final class PolicyFile {
  private static final Set<String> KEYS =
      Set.of("document", "version", "title", "effective", "published");
  private static final Set<String> OPTIONAL = Set.of("notice_days", "changes_id", "changes_en");
  private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}");
  private static final Pattern ENTRY = Pattern.compile("([a-z_]+): +(\\S.*?) *");

  /// People have to be told before a change (UU 27/2022, art. 21 (2)); the law names no number of
  /// days, so two weeks are the company's choice.
  private static final int NOTICE_DAYS = 14;

  private static final int MOST_NOTICE_DAYS = 365;

  /// With the words around it, an announcement has to fit into one WhatsApp message.
  private static final int LONGEST_CHANGES = 700;

  private static final Pattern HEADING = Pattern.compile("## (\\d{1,3})\\. (\\S.*)");
  private static final Pattern ITEM = Pattern.compile("- (?:\\*\\*(\\S.*?):\\*\\* )?(\\S.*)");

  /// Markup that would not be shown as it is meant.
  private static final Pattern STRANGE =
      Pattern.compile("^(#|[*+>|`]|\\d+[.)] |\\s)|\\*\\*|\\]\\(|<[a-zA-Z/!]");

  private final Path file;
  private final List<ContentProblem> problems = new ArrayList<>();
  private final Map<String, String> front = new HashMap<>();
  private final Map<String, Integer> frontLines = new HashMap<>();
  private final List<Block> blocks = new ArrayList<>();
  private int section;
  private int item;
  private int line;

  private PolicyFile(Path file) {
    this.file = file;
  }

  /// @return with the line on which it says when it takes effect
  /// @throws ContentException all mistakes of the file, each with its line
  static Located<PolicyVersion> read(Path file) throws ContentException {
    return new PolicyFile(file).parse();
  }

  private Located<PolicyVersion> parse() throws ContentException {
    List<String> lines = lines();
    int body = readFront(lines);
    for (line = body + 1; line <= lines.size(); line++) {
      readLine(lines.get(line - 1));
    }
    line = 0;
    if (problems.isEmpty() && blocks.stream().allMatch(Block.Heading.class::isInstance)) {
      problem("the document has no text");
    }
    LocalDate effective = date("effective");
    LocalDate published = date("published");
    if (problems.isEmpty() && published.isAfter(effective)) {
      problem("takes effect on " + effective + ", before it is published on " + published);
    }
    checkName();
    if (front.containsKey("document")) {
      checkDocument();
    }
    int noticeDays = noticeDays();
    Optional<Bilingual> changes = changes();
    if (!problems.isEmpty()) {
      throw new ContentException(problems);
    }
    PolicyVersion.Front read =
        new PolicyVersion.Front(
            entry("document"),
            entry("version"),
            entry("title"),
            effective,
            published,
            noticeDays,
            changes);
    return new Located<>(new PolicyVersion(read, blocks), lineOf("effective"));
  }

  private List<String> lines() throws ContentException {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new ContentException(
          List.of(new ContentProblem(file, 0, "cannot be read as text in UTF-8")));
    }
  }

  /// @return the number of the line that ends the front matter
  private int readFront(List<String> lines) throws ContentException {
    int end = lines.isEmpty() ? -1 : lines.subList(1, lines.size()).indexOf("---") + 1;
    if (end <= 0 || !lines.getFirst().equals("---")) {
      throw new ContentException(
          List.of(new ContentProblem(file, 1, "must begin with front matter between --- lines")));
    }
    for (line = 2; line <= end; line++) {
      Matcher entry = ENTRY.matcher(lines.get(line - 1));
      if (!entry.matches() || !known().contains(entry.group(1))) {
        problem("expected one of " + known() + " with a value");
      } else if (front.put(entry.group(1), entry.group(2)) != null) {
        problem("'" + entry.group(1) + "' stands here twice");
      } else {
        frontLines.put(entry.group(1), line);
      }
    }
    line = 1;
    KEYS.stream()
        .sorted()
        .filter(key -> !front.containsKey(key))
        .forEach(key -> problem("'" + key + "' is missing"));
    return end + 1;
  }

  private void readLine(String text) {
    if (text.isBlank() || (text.startsWith("<!--") && text.endsWith("-->"))) {
      return;
    }
    Matcher heading = HEADING.matcher(text);
    Matcher entry = ITEM.matcher(text);
    if (heading.matches()) {
      readHeading(Integer.parseInt(heading.group(1)), heading.group(2));
    } else if (entry.matches()) {
      readItem(Optional.ofNullable(entry.group(1)), entry.group(2));
    } else {
      refuseMarkup(text);
      blocks.add(new Block.Paragraph(new ClauseId(section, 0), text));
    }
  }

  private void readHeading(int number, String title) {
    if (number != section + 1) {
      problem("section " + (section + 1) + " is expected here, not " + number);
    }
    refuseMarkup(title);
    section = number;
    item = 0;
    blocks.add(new Block.Heading(section, title));
  }

  private void readItem(Optional<String> title, String body) {
    if (section == 0) {
      problem("an item needs a section above it");
    }
    refuseMarkup(body);
    item++;
    blocks.add(new Block.Item(new ClauseId(section, item), title, body));
  }

  private void refuseMarkup(String text) {
    if (STRANGE.matcher(text).find()) {
      problem("only '## 1. Title', '- **Title:** text', '- text' and plain paragraphs of one line");
    }
  }

  private static TreeSet<String> known() {
    TreeSet<String> keys = new TreeSet<>(KEYS);
    keys.addAll(OPTIONAL);
    return keys;
  }

  private String entry(String key) {
    return front.getOrDefault(key, "");
  }

  private int lineOf(String key) {
    return frontLines.getOrDefault(key, 0);
  }

  private int noticeDays() {
    String days = entry("notice_days");
    if (days.isEmpty()) {
      return NOTICE_DAYS;
    }
    int number = days.matches("\\d{1,3}") ? Integer.parseInt(days) : 0;
    if (number < 1 || number > MOST_NOTICE_DAYS) {
      line = lineOf("notice_days");
      problem("'notice_days' must be a number from 1 to " + MOST_NOTICE_DAYS);
    }
    return number;
  }

  private Optional<Bilingual> changes() {
    String indonesian = entry("changes_id");
    String english = entry("changes_en");
    if (indonesian.isEmpty() && english.isEmpty()) {
      return Optional.empty();
    }
    line = lineOf(indonesian.isEmpty() ? "changes_en" : "changes_id");
    if (indonesian.isEmpty() || english.isEmpty()) {
      problem("'changes_id' and 'changes_en' belong together");
      return Optional.empty();
    }
    if (Math.max(indonesian.length(), english.length()) > LONGEST_CHANGES) {
      problem("the changes must be told in " + LONGEST_CHANGES + " characters at most");
    }
    return Optional.of(new Bilingual(indonesian, english));
  }

  private LocalDate date(String key) {
    try {
      return LocalDate.parse(entry(key));
    } catch (DateTimeException e) {
      if (front.containsKey(key)) {
        problem("'" + key + "' must be a date such as 2026-01-31");
      }
      return LocalDate.EPOCH;
    }
  }

  private void checkName() {
    if (front.containsKey("version")
        && !file.getFileName().toString().equals(entry("version") + ".md")) {
      problem("the file's name must be the version: " + entry("version") + ".md");
    }
    if (front.containsKey("version") && !entry("version").matches("\\d{1,4}(\\.\\d{1,4}){0,2}")) {
      problem("'version' must be a number such as 1.0");
    }
  }

  /// A document's id becomes part of web addresses.
  private void checkDocument() {
    Path folder = file.toAbsolutePath().getParent();
    line = lineOf("document");
    if (!NAME.matcher(entry("document")).matches()) {
      problem("'document' must be 1 to 40 of a-z, 0-9 and '-'");
    } else if (folder == null || !folder.endsWith(entry("document"))) {
      problem("the folder's name must be the document: " + entry("document"));
    }
  }

  private void problem(String message) {
    problems.add(new ContentProblem(file, line, message));
  }
}
