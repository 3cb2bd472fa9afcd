package id.fineclean.bot.channel.simulator;

import id.fineclean.bot.concurrent.BoundedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// The pretended phones and what they show: in memory, the latest of each, gone with the process.
/// Thread-safe.
public final class Phones {
  private static final int MOST_PHONES = 50;
  private static final int MOST_MESSAGES = 300;

  private final Map<Key, Phone> phones = BoundedMap.ofLatestUsed(MOST_PHONES);
  private final List<Consumer<Change>> watchers = new CopyOnWriteArrayList<>();

  Phones() {}

  /// A message that is new or has changed.
  public record Change(Skin channel, String customer, ChatMessage message) {}

  /// Everything shown now, the phone used last at the end.
  public synchronized List<Chat> chats() {
    List<Chat> chats = new ArrayList<>();
    phones.forEach((key, phone) -> chats.add(phone.chat(key.skin)));
    return chats;
  }

  /// Tells `watcher` every change from now on, until the result is run. It must return at once.
  public Runnable watch(Consumer<Change> watcher) {
    watchers.add(watcher);
    return () -> watchers.remove(watcher);
  }

  /// Finds the customer's phone or hands out a new one, and applies what has changed about them.
  synchronized void use(Skin skin, SimulatedCustomer customer) {
    phone(skin, customer.id()).customer = customer;
  }

  synchronized void block(Skin skin, String customer, boolean blocked) {
    phone(skin, customer).blocked = blocked;
  }

  synchronized boolean blocked(Skin skin, String customer) {
    return phone(skin, customer).blocked;
  }

  synchronized void show(Skin skin, String customer, ChatMessage message) {
    phone(skin, customer).messages.put(message.id(), message);
    tell(skin, customer, message);
  }

  /// Changes a message, if the phone still shows it.
  synchronized void change(
      Skin skin, String customer, String messageId, UnaryOperator<ChatMessage> change) {
    Phone phone = phone(skin, customer);
    ChatMessage before = phone.messages.get(messageId);
    if (before != null) {
      replace(skin, customer, phone, change.apply(before), before);
    }
  }

  synchronized void changeAll(Skin skin, String customer, UnaryOperator<ChatMessage> change) {
    Phone phone = phone(skin, customer);
    for (ChatMessage before : List.copyOf(phone.messages.values())) {
      replace(skin, customer, phone, change.apply(before), before);
    }
  }

  private void replace(
      Skin skin, String customer, Phone phone, ChatMessage after, ChatMessage before) {
    if (!after.equals(before)) {
      phone.messages.put(after.id(), after);
      tell(skin, customer, after);
    }
  }

  private void tell(Skin skin, String customer, ChatMessage message) {
    Change change = new Change(skin, customer, message);
    watchers.forEach(watcher -> watcher.accept(change));
  }

  private Phone phone(Skin skin, String customer) {
    return phones.computeIfAbsent(new Key(skin, customer), key -> new Phone(customer));
  }

  private record Key(Skin skin, String customer) {}

  private static final class Phone {
    private SimulatedCustomer customer;
    private boolean blocked;
    private final Map<String, ChatMessage> messages = BoundedMap.ofLatestAdded(MOST_MESSAGES);

    Phone(String customer) {
      this.customer = SimulatedCustomer.unknown(customer);
    }

    Chat chat(Skin skin) {
      return new Chat(skin, customer, blocked, List.copyOf(messages.values()));
    }
  }
}
