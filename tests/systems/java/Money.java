import java.math.BigDecimal;
import java.util.Optional;

/** Amounts: whole fen in a long inside, text in yuan outside. */
final class Money {
    static final long LARGEST = 10_000_000_000_00L;
    private static final BigDecimal LARGEST_YUAN = BigDecimal.valueOf(LARGEST, 2);

    private Money() {}

    /** Returns the fen in a text; empty if it is no valid amount. */
    static Optional<Long> parse(String text) {
        if (!text.matches("-?[0-9]+(\\.[0-9]+)?")) {
            return Optional.empty();
        }
        BigDecimal yuan = new BigDecimal(text);
        if (yuan.signum() < 0 || yuan.compareTo(LARGEST_YUAN) > 0) {
            return Optional.empty();
        }
        BigDecimal fen = yuan.movePointRight(2).stripTrailingZeros();
        return fen.scale() > 0 ? Optional.empty() : Optional.of(fen.longValueExact());
    }

    /** Returns the fen in a text that must be more than zero. */
    static Optional<Long> parsePositive(String text) {
        return parse(text).filter(fen -> fen > 0);
    }

    static String show(long fen) {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }
}
