package io.xingyuan.engine;

/**
 * 问题: one fault in a policy source, with its place.
 *
 * @param file source name as given to {@link Policies}
 * @param line 1-based; 0 when the fault concerns the whole file
 * @param column 1-based, counted in UTF-16 units; 0 when the fault concerns the whole line
 * @param message Chinese, one sentence
 */
public record Problem(String file, int line, int column, Severity severity, String message) {

    /** 严重程度: only errors keep a library from loading. */
    public enum Severity {
        ERROR("错误"),
        WARNING("提示");

        private final String label;

        Severity(String label) {
            this.label = label;
        }

        /** The Chinese name. */
        public String label() {
            return label;
        }
    }

    /** {@code file:line:column: 错误：message}, the form editors jump to. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + severity.label() + "：" + message;
    }
}
