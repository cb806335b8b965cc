package io.xingyuan.policy.fund;

/** 资金池情况: what other modules show of a pool; money in 分. */
public record PoolState(PoolId id, int year, String name, String source, String document, long totalFen, long freeFen) {

    static PoolState of(Pool pool) {
        return new PoolState(
                pool.id(), pool.year(), pool.name(), pool.source(), pool.document(), pool.totalFen(), pool.freeFen());
    }
}
