package io.xingyuan.identity;

/**
 * 演示开始: a new system fills itself with demo content. A module that has some writes it while it listens, in the
 * same transaction; lower floors first ({@code @Order}).
 */
public record DemoBegan() {}
