package id.fineclean.bot.faults;

import id.fineclean.bot.faults.FakeProviders.Sent;
import java.time.Duration;
import java.util.Optional;

/// Somebody who books a cleaning, without waiting for the bot to be done: the order in which the
/// messages are handled shows in what the bot answers.
sealed interface Customer {
  /// How the bot addresses this customer.
  String address();

  /// Plays the whole conversation.
  void play();

  /// How many messages that takes.
  int MESSAGES = 5;

  /// What a customer says, `number` making it distinct.
  record Lines(int number, Slots.Slot slot) {
    String booking() {
      return "mau pesan bersih rumah 2 jam %s jam %d, atas nama Rina, hp 0812-0000-%04d, alamat Jl. Melati No. %d, Dago, Bandung"
          .formatted(slot.date(), slot.hour(), number, number);
    }
  }

  /// On Telegram: taps the button below the summary, where it comes. What is tapped travels in
  /// another queue than what is written.
  record OnTelegram(
      Lines lines,
      Webhooks webhooks,
      Deliverer deliverer,
      FakeProviders providers,
      Duration patience)
      implements Customer {
    @Override
    public String address() {
      return Long.toString(chat());
    }

    @Override
    public void play() {
      write("halo");
      write(lines.booking());
      Optional<String> button = button();
      if (button.isPresent()) {
        tap(button.get());
      } else {
        write("ya");
      }
      write("jam buka kapan?");
      write("cek pesanan saya");
    }

    private void write(String text) {
      deliverer.enqueue("chat:" + chat(), webhooks.telegramText(chat(), text));
    }

    /// The summary, which is one of those messages that may have got lost.
    private Optional<String> button() {
      return await(sent -> sent.payloads().size() == 3).map(sent -> sent.payloads().getFirst());
    }

    /// Nothing says in which order a tap and the next message arrive, unless the tap is known to
    /// have arrived; and most customers wait for the answer, which may have got lost.
    private void tap(String payload) {
      deliverer.enqueue("taps:" + chat(), webhooks.telegramTap(chat(), payload)).join();
      await(sent -> sent.text().contains("FC-"));
    }

    private Optional<Sent> await(java.util.function.Predicate<Sent> what) {
      long deadline = System.nanoTime() + patience.toNanos();
      while (System.nanoTime() < deadline) {
        Optional<Sent> found = providers.sentTo(address()).stream().filter(what).findFirst();
        if (found.isPresent()) {
          return found;
        }
        Waiting.pause(Duration.ofMillis(50));
      }
      return Optional.empty();
    }

    private long chat() {
      return 700_000_000L + lines.number;
    }
  }

  /// On WhatsApp: writes everything at once.
  record OnWhatsApp(Lines lines, Webhooks webhooks, Deliverer deliverer) implements Customer {
    @Override
    public String address() {
      return "whatsapp:" + phone();
    }

    @Override
    public void play() {
      write("halo");
      write(lines.booking());
      write("ya");
      write("jam buka kapan?");
      write("cek pesanan saya");
    }

    private void write(String text) {
      deliverer.enqueue(phone(), webhooks.whatsAppText(phone(), text));
    }

    private String phone() {
      return "+62812%08d".formatted(lines.number);
    }
  }
}
