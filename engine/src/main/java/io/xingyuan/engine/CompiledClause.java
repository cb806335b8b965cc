package io.xingyuan.engine;

import java.util.List;

/** 编译后的条款, with its tests. */
record CompiledClause(Plan plan, List<ClauseTest> tests) {}
