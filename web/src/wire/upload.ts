// Sends files and says how far it is, which `fetch` can't.
import { problem, Refused, token, UNREACHED } from './ask';

/** The answer to a POST of a form. `onshare` hears how much has gone, 0 to 1. Throws `Refused`. */
export function upload<T>(path: string, form: FormData, onshare: (share: number) => void): Promise<T> {
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/${path}`);
    request.setRequestHeader('X-Recount-Token', token());
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onshare(event.loaded / event.total);
    };
    request.onerror = () => {
      fail(new Refused(0, UNREACHED));
    };
    request.onload = () => {
      if (request.status < 300) done(JSON.parse(request.responseText) as T);
      else void refused(request).then(fail);
    };
    request.send(form);
  });
}

async function refused(request: XMLHttpRequest): Promise<Refused> {
  return new Refused(request.status, await problem(new Response(request.responseText, { status: request.status })));
}
