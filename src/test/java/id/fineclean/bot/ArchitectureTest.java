package id.fineclean.bot;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import id.fineclean.bot.app.Features;
import id.fineclean.bot.app.cli.Main;
import id.fineclean.bot.channel.Channel;
import id.fineclean.bot.conversation.Flow;
import id.fineclean.bot.feature.Feature;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

/// The shape of the whole: packages in layers, one direction, no cycles.
class ArchitectureTest {
  private static final String BASE = "id.fineclean.bot";

  /// From top to bottom. A package may use those on lines below it, and its neighbours on its own
  /// line as long as there is no cycle. A new package has to be given its place here.
  private static final List<Set<String>> LAYERS =
      List.of(
          Set.of("app", "pages"),
          Set.of(
              "booking",
              "complaint",
              "policy",
              "payment",
              "outreach",
              "staff",
              "insight",
              "learning"),
          Set.of("feature"),
          Set.of("web"),
          Set.of("conversation"),
          Set.of("privacy", "identity"),
          Set.of("company"),
          Set.of("understanding"),
          Set.of("inbox", "outbox"),
          Set.of("contact"),
          Set.of("channel"),
          Set.of("vault", "audit"),
          Set.of("command"),
          Set.of("content", "json", "telemetry", "concurrent", "time", "storage"));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(BASE);

  private static final Map<String, Integer> PLACES = places();

  private static Map<String, Integer> places() {
    Map<String, Integer> places = new HashMap<>();
    for (int layer = 0; layer < LAYERS.size(); layer++) {
      for (String feature : LAYERS.get(layer)) {
        places.put(feature, layer);
      }
    }
    return places;
  }

  @Test
  void everyPackageHasItsPlace() {
    Set<String> unplaced = new TreeSet<>();
    CLASSES.forEach(type -> unplaced.add(feature(type)));
    unplaced.removeAll(PLACES.keySet());
    assertEquals(Set.of(), unplaced);
    assertTrue(CLASSES.size() > 100, "the classes were found");
  }

  @Test
  void nothingUsesWhatLiesAboveIt() {
    Set<String> wrong = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        if (target.getPackageName().startsWith(BASE) && place(target) < place(type)) {
          wrong.add(type.getName() + " uses " + target.getName());
        }
      }
    }
    assertEquals(Set.of(), wrong);
  }

  private static int place(JavaClass type) {
    return PLACES.getOrDefault(feature(type), 0);
  }

  private static String feature(JavaClass type) {
    return feature(type.getPackageName());
  }

  private static String feature(String home) {
    return home.equals(BASE) ? "" : home.substring(BASE.length() + 1).split("\\.")[0];
  }

  @Test
  void packagesFormNoCycles() {
    slices().matching(BASE + ".(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void noSourceImportsFromAboveOrInACircle() {
    Map<String, Set<String>> imports = Imports.of(Path.of("src", "main", "java"));
    assertTrue(imports.size() > 30, "the sources were found");
    assertEquals(Set.of(), fromAbove(imports));
    assertEquals(Set.of(), Imports.cycles(imports));
    assertEquals(Set.of("a", "b"), Imports.cycles(Map.of("a", Set.of("b"), "b", Set.of("a", "c"))));
  }

  /// Those of the web show the site with what features add to it; learning's read all content.
  private static final Set<String> SEE_FEATURES = Set.of(BASE + ".web", BASE + ".learning");

  @Test
  void noTestImportsFromAboveWhatItTests() {
    Map<String, Set<String>> imports = Imports.of(Path.of("src", "test", "java"));
    assertTrue(imports.size() > 20, "the tests were found");
    imports.keySet().removeAll(SEE_FEATURES);
    assertEquals(Set.of(), fromAbove(imports));
  }

  private static Set<String> fromAbove(Map<String, Set<String>> imports) {
    Set<String> wrong = new TreeSet<>();
    imports.forEach(
        (home, used) ->
            used.stream()
                .filter(each -> PLACES.containsKey(feature(home)))
                .filter(
                    each ->
                        PLACES.getOrDefault(feature(each), Integer.MAX_VALUE)
                            < PLACES.get(feature(home)))
                .forEach(each -> wrong.add(home + " imports " + each)));
    return wrong;
  }

  /// Without `javax.sql`, whose sources of connections are handed to the library that keeps jobs.
  private static final List<String> DATABASES =
      List.of("java.sql", "org.sqlite", "org.postgresql", "com.zaxxer.hikari", "org.flywaydb");

  @Test
  void onlyStorageSpeaksToDatabases() {
    Set<String> others = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        String target = dependency.getTargetClass().getPackageName();
        if (!feature(type).equals("storage") && DATABASES.stream().anyMatch(target::startsWith)) {
          others.add(type.getName());
        }
      }
    }
    assertEquals(Set.of(), others);
  }

  @Test
  void everyFlowIsRegistered() {
    assertEquals(Set.of(), unmade(Flow.class, 3, maker -> maker.contains("Feature")));
  }

  @Test
  void everyFeatureIsRegistered() {
    assertEquals(
        Set.of(), unmade(Feature.class, 3, maker -> maker.equals(Features.class.getName())));
  }

  @Test
  void everyChannelIsRegistered() {
    assertEquals(Set.of(), unmade(Channel.class, 3, maker -> !maker.contains("Channel")));
  }

  /// Implementations that nobody makes.
  ///
  /// @param fewest how many implementations there are at least
  /// @param makers who may, by the names of their classes
  private static Set<String> unmade(Class<?> type, int fewest, Predicate<String> makers) {
    Set<String> unmade = new TreeSet<>();
    int implementations = 0;
    for (JavaClass candidate : CLASSES) {
      if (candidate.isAssignableTo(type) && !candidate.isInterface()) {
        implementations++;
        boolean made =
            Stream.concat(
                    candidate.getConstructorCallsToSelf().stream(),
                    candidate.getConstructorReferencesToSelf().stream())
                .anyMatch(access -> makers.test(access.getOriginOwner().getName()));
        if (!made) {
          unmade.add(candidate.getName());
        }
      }
    }
    assertTrue(implementations >= fewest, "the implementations were found");
    return unmade;
  }

  @Test
  void everyCommandIsRegistered() {
    Set<String> known = new TreeSet<>(Set.of(Main.class.getName()));
    Main.commandLine(Features.ALL)
        .getSubcommands()
        .values()
        .forEach(command -> known.add(command.getCommandSpec().userObject().getClass().getName()));
    Set<String> commands = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      if (type.isAnnotatedWith(Command.class)) {
        commands.add(type.getName());
      }
    }
    assertTrue(commands.size() >= 8, "the commands were found");
    commands.removeAll(known);
    assertEquals(Set.of(), commands);
  }

  @Test
  void everyPackageIsNullMarked() {
    Set<String> unmarked = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      JavaPackage home = type.getPackage();
      if (!home.isAnnotatedWith(NullMarked.class)) {
        unmarked.add(home.getName());
      }
    }
    assertEquals(Set.of(), unmarked);
  }
}
