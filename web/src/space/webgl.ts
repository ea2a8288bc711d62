/** Can this browser draw the map with WebGL 2? Asked once: each try holds a drawing context. */
export function canDraw(): boolean {
  known ??= tried();
  return known;
}

let known: boolean | undefined;

function tried(): boolean {
  try {
    const context = document.createElement('canvas').getContext('webgl2');
    context?.getExtension('WEBGL_lose_context')?.loseContext();
    return context !== null;
  } catch {
    return false;
  }
}
