package io.xingyuan.engine;

import java.util.List;

/**
 * 编译后的参数.
 *
 * @param settings one per dated value, in the same order
 * @param low least value over time, with {@code high} the greatest; 0 for lists and tables
 */
record CompiledParameter(Parameter parameter, ParameterKind kind, List<Frame.Setting> settings, long low, long high) {}
