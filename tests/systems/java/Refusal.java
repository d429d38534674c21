import java.util.Optional;

/** Broken guard; the message is its code. */
final class Refusal extends Exception {
    private Refusal(String code) {
        super(code, null, false, false);
    }

    static void when(boolean broken, String code) throws Refusal {
        if (broken) {
            throw new Refusal(code);
        }
    }

    static <T> T unless(Optional<T> found, String code) throws Refusal {
        return found.orElseThrow(() -> new Refusal(code));
    }
}
