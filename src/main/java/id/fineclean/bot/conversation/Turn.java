package id.fineclean.bot.conversation;

import id.fineclean.bot.inbox.ReceivedMessage;
import id.fineclean.bot.understanding.Language;
import id.fineclean.bot.understanding.Understanding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One message of a customer being decided on, and what the bot is going to do about it. For one
/// thread.
///
/// Everything said in a turn goes out as one message, paragraph by paragraph: a chat that buzzes
/// once is kinder than one that buzzes three times.
public final class Turn {
  private final Customer customer;
  private final Instant now;
  private final ReceivedMessage message;
  private final Replies replies;
  private final List<String> said = new ArrayList<>();
  private final List<Effect> effects = new ArrayList<>();
  private final List<Handover> handovers = new ArrayList<>();
  private final List<String> left = new ArrayList<>();
  private Language language = Language.ID;
  private @Nullable String greeting;
  private @Nullable Understanding understanding;
  private @Nullable String pick;
  private @Nullable String talkFlow;
  private @Nullable String talk;

  Turn(Customer customer, Instant now, ReceivedMessage message, Replies replies) {
    this.customer = customer;
    this.now = now;
    this.message = message;
    this.replies = replies;
  }

  public Customer customer() {
    return customer;
  }

  public Instant now() {
    return now;
  }

  /// What came in; nothing that can be read where something due began the turn.
  public ReceivedMessage message() {
    return message;
  }

  /// What the message means; empty where it has no words.
  public Optional<Understanding> understanding() {
    return Optional.ofNullable(understanding);
  }

  /// The value of the option the customer picked, by button, number or name.
  public Optional<String> pick() {
    return Optional.ofNullable(pick);
  }

  /// What a flow's last answer was about, as what it would begin with; empty where that is long
  /// ago, or another flow's answer came after it.
  public Optional<String> talk(Flow flow) {
    return flow.id().equals(talkFlow) ? Optional.ofNullable(talk) : Optional.empty();
  }

  public Language language() {
    return language;
  }

  /// A text of `intents/replies/` in the customer's language.
  ///
  /// @param values name, value, name, value …
  public String text(String key, String... values) {
    return replies.text(key, language, values(values));
  }

  /// A text of `intents/replies/` in the customer's language.
  public String text(String key, Map<String, String> values) {
    return replies.text(key, language, values);
  }

  /// Says a text of `intents/replies/`.
  public void say(String key, String... values) {
    sayText(text(key, values));
  }

  /// Says something as it is.
  public void sayText(String text) {
    said.add(text);
  }

  /// Answers a greeting, ahead of everything else that is said.
  void greet(String answer) {
    this.greeting = answer;
  }

  /// Whether nothing has been said, not even a greeting.
  boolean isSilent() {
    return said.isEmpty() && greeting == null;
  }

  Optional<String> greeting() {
    return Optional.ofNullable(greeting);
  }

  /// Says nothing after all.
  void hush() {
    said.clear();
    greeting = null;
  }

  /// Where the next thing said will stand, for [#sayAt].
  public int position() {
    return said.size();
  }

  /// Says something ahead of what has been said since `position`.
  public void sayAt(int position, String text) {
    said.add(position, text);
  }

  /// Adds a change that commits with this turn.
  public void effect(Effect effect) {
    effects.add(effect);
  }

  /// Puts the conversation into the queue of people.
  ///
  /// @param topic the intent, or `not_understood`
  public void handOver(String topic, boolean urgent) {
    handovers.add(new Handover(topic, urgent));
  }

  /// Puts the conversation into the queue of people, and leaves the talk to them: what the customer
  /// adds is theirs to read.
  public void leaveToPeople(String topic, boolean urgent) {
    handOver(topic, urgent);
    left.add(topic);
  }

  void understood(Understanding what) {
    this.understanding = what;
  }

  void talks(String flow, String start) {
    this.talkFlow = flow;
    this.talk = start;
  }

  void picked(String value) {
    this.pick = value;
  }

  void pickedNothing() {
    this.pick = null;
  }

  void speak(Language spoken) {
    this.language = spoken;
  }

  List<String> said() {
    return said;
  }

  List<Effect> effects() {
    return effects;
  }

  /// Whether the customer has only picked which of several meanings an earlier message had.
  public boolean picksMeaning() {
    return pick().filter(value -> value.startsWith(Menus.INTENT)).isPresent();
  }

  List<String> leftToPeople() {
    return left;
  }

  List<Handover> handovers() {
    return handovers;
  }

  private static Map<String, String> values(String... pairs) {
    Map<String, String> values = new java.util.HashMap<>();
    for (int i = 0; i + 1 < pairs.length; i += 2) {
      values.put(pairs[i], pairs[i + 1]);
    }
    return values;
  }

  /// Who is writing.
  ///
  /// @param phone E.164, where the channel vouches for it
  /// @param displayName as chosen at the provider: untrusted
  /// @param buttons whether options reach them as buttons, which show no numbers
  public record Customer(
      long customerId,
      long conversationId,
      String channel,
      Optional<String> phone,
      Optional<String> displayName,
      boolean buttons) {}

  record Handover(String topic, boolean urgent) {}
}
