export interface FolderServer {
  url: string;
  close(): void;
}
export function serveFolder(folder: string, options?: { port?: number; onLoad?(path: string, body: Buffer): void; headers?: Record<string, string>; edit?(path: string, body: Buffer): Buffer }): Promise<FolderServer>;
