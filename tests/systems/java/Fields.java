import java.util.List;
import java.util.Map;

/** Fields of one JSON object, read by type. A missing or mistyped field is an error. */
record Fields(Map<?, ?> object) {
    static Fields of(Object value) {
        if (value instanceof Map<?, ?> object) {
            return new Fields(object);
        }
        throw new IllegalArgumentException("no object where one is due");
    }

    boolean has(String key) {
        return object.get(key) != null;
    }

    String text(String key) {
        if (object.get(key) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("`" + key + "` is no text");
    }

    String textOrNull(String key) {
        return has(key) ? text(key) : null;
    }

    Fields fields(String key) {
        return of(object.get(key));
    }

    List<?> list(String key) {
        if (object.get(key) instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException("`" + key + "` is no list");
    }
}
