package io.xingyuan.engine;

/** JSON 文本: a writer for the few shapes that the command line puts out. */
final class JsonText {

    private final StringBuilder out = new StringBuilder();
    private boolean first = true;

    JsonText open(char bracket) {
        separate();
        out.append(bracket);
        first = true;
        return this;
    }

    JsonText close(char bracket) {
        out.append(bracket);
        first = false;
        return this;
    }

    JsonText key(String key) {
        separate();
        quote(key);
        out.append(':');
        first = true;
        return this;
    }

    JsonText text(String value) {
        separate();
        quote(value);
        return this;
    }

    JsonText number(long value) {
        separate();
        out.append(value);
        return this;
    }

    JsonText truth(boolean value) {
        separate();
        out.append(value);
        return this;
    }

    private void separate() {
        if (!first) {
            out.append(',');
        }
        first = false;
    }

    private void quote(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                default -> {
                    if (c < ' ') {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
