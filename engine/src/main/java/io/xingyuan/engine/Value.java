package io.xingyuan.engine;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 值: one typed value. Quantities are integers in their smallest unit; nothing here is floating point.
 *
 * <p>Limits of facts: money ±10<sup>15</sup> 分 (10 万亿元), ratio ±10<sup>9</sup> ppm (100000 %), whole numbers
 * ±10<sup>9</sup>. The compiler proves from them that no formula can overflow; a fact beyond them counts as
 * conflicting. Computed values may be larger.
 */
public sealed interface Value {

    FactType type();

    /** Whether a fact may have this value. */
    default boolean isWithinLimits() {
        return switch (this) {
            case Money money -> money.fen <= Money.LIMIT && money.fen >= -Money.LIMIT;
            case Ratio ratio -> ratio.ppm <= Ratio.LIMIT && ratio.ppm >= -Ratio.LIMIT;
            case Whole whole -> whole.number <= Whole.LIMIT && whole.number >= -Whole.LIMIT;
            case Flag _, Code _, Day _ -> true;
        };
    }

    /** 金额, in 分. */
    record Money(long fen) implements Value {
        public static final long LIMIT = 1_000_000_000_000_000L;

        /** The sum that a text such as {@code 30万元} states, or null. */
        public static @Nullable Money parse(String text) {
            return ValueText.money(text);
        }

        @Override
        public FactType type() {
            return FactType.MONEY;
        }

        @Override
        public String toString() {
            return Wording.money(fen);
        }
    }

    /** 比率, in millionths: 2.5 % is 25000. */
    record Ratio(long ppm) implements Value {
        public static final long LIMIT = 1_000_000_000L;

        @Override
        public FactType type() {
            return FactType.RATIO;
        }

        @Override
        public String toString() {
            return Wording.ratio(ppm);
        }
    }

    /** 整数: a count in the unit of its fact. */
    record Whole(long number) implements Value {
        public static final long LIMIT = 1_000_000_000L;

        @Override
        public FactType type() {
            return FactType.INTEGER;
        }

        @Override
        public String toString() {
            return Long.toString(number);
        }
    }

    /** 是否. */
    record Flag(boolean yes) implements Value {
        @Override
        public FactType type() {
            return FactType.BOOL;
        }

        @Override
        public String toString() {
            return yes ? "是" : "否";
        }
    }

    /** 代码: an entry of a code list, or free text for an open list. */
    record Code(String text) implements Value {
        @Override
        public FactType type() {
            return FactType.CODE;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** 日期. */
    record Day(LocalDate date) implements Value {
        @Override
        public FactType type() {
            return FactType.DATE;
        }

        @Override
        public String toString() {
            return date.toString();
        }
    }
}
