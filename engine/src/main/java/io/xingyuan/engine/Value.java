package io.xingyuan.engine;

import java.time.LocalDate;

/**
 * 值: one typed value. Quantities are integers in their smallest unit; nothing here is floating point.
 *
 * <p>Limits, checked on construction: money ±10<sup>15</sup> 分 (10 万亿元), ratio ±10<sup>9</sup> ppm (100000 %),
 * whole numbers ±10<sup>9</sup>. The compiler proves from them that no formula can overflow.
 */
public sealed interface Value {

    FactType type();

    /** 金额, in 分. */
    record Money(long fen) implements Value {
        public static final long LIMIT = 1_000_000_000_000_000L;

        public Money {
            Limits.require(fen, LIMIT, "金额超过10万亿元");
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

        public Ratio {
            Limits.require(ppm, LIMIT, "比率超过100000%");
        }

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

        public Whole {
            Limits.require(number, LIMIT, "整数超过10亿");
        }

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
