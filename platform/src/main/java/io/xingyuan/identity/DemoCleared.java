package io.xingyuan.identity;

/**
 * 演示清除: the demo ends. A module that keeps demo rows deletes them while it listens, in the same transaction;
 * upper floors first ({@code @Order}).
 */
public record DemoCleared() {}
