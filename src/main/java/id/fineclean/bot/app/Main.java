package id.fineclean.bot.app;

/// The entry point of the jar.
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.out.println("FINECLEAN.ID bot");
  }
}
